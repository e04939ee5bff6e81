// Node-API 10 makes references to any value, Node-API 8 to objects only: a string or a number is put into an array of one here,
// and taken out again when the reference is read. Included before better-sqlite3's own source.
#pragma once
#include <node_api.h>
#include <mutex>
#include <set>

namespace boxed_references {

struct Register {
  std::mutex mutex;
  std::set<napi_ref> boxes;

  void add(napi_ref reference) {
    const std::lock_guard<std::mutex> guard(mutex);
    boxes.insert(reference);
  }
  void forget(napi_ref reference) {
    const std::lock_guard<std::mutex> guard(mutex);
    boxes.erase(reference);
  }
  bool has(napi_ref reference) {
    const std::lock_guard<std::mutex> guard(mutex);
    return boxes.count(reference) == 1;
  }
};

inline Register& all() {
  static Register everything;
  return everything;
}

inline bool takes_reference(napi_valuetype type) {
  return type == napi_object || type == napi_function || type == napi_external;
}

inline napi_status create(napi_env env, napi_value value, uint32_t count, napi_ref* reference) {
  napi_valuetype type;
  napi_value box;
  if (const napi_status status = napi_typeof(env, value, &type)) return status;
  if (takes_reference(type)) return napi_create_reference(env, value, count, reference);
  if (const napi_status status = napi_create_array_with_length(env, 1, &box)) return status;
  if (const napi_status status = napi_set_element(env, box, 0, value)) return status;
  const napi_status status = napi_create_reference(env, box, count, reference);
  if (status == napi_ok) all().add(*reference);
  return status;
}

inline napi_status read(napi_env env, napi_ref reference, napi_value* value) {
  const napi_status status = napi_get_reference_value(env, reference, value);
  if (status != napi_ok || *value == nullptr || !all().has(reference)) return status;
  return napi_get_element(env, *value, 0, value);
}

inline napi_status remove(napi_env env, napi_ref reference) {
  all().forget(reference);
  return napi_delete_reference(env, reference);
}

}  // namespace boxed_references

#define napi_create_reference boxed_references::create
#define napi_get_reference_value boxed_references::read
#define napi_delete_reference boxed_references::remove
