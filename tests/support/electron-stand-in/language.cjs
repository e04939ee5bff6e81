/** What the JavaScript of Chrome 108 and Node 16 lacks: for every process of the stand-in, the window among them. */
'use strict';

const define = (target, name, value) => {
  if (target[name] === undefined) Object.defineProperty(target, name, { value, writable: true, configurable: true });
};

define(Promise, 'withResolvers', function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((...settle) => ([resolve, reject] = settle));
  return { promise, resolve, reject };
});
define(Array.prototype, 'toSorted', function toSorted(compare) {
  return [...this].sort(compare);
});
define(Array.prototype, 'toReversed', function toReversed() {
  return [...this].reverse();
});
define(Array.prototype, 'toSpliced', function toSpliced(...change) {
  const copy = [...this];
  copy.splice(...change);
  return copy;
});
define(Array.prototype, 'with', function replaced(index, value) {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
/** Of all typed arrays. */
const TypedArray = Object.getPrototypeOf(Float64Array.prototype);
define(TypedArray, 'with', function replaced(index, value) {
  const copy = this.slice();
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
define(TypedArray, 'toSorted', function toSorted(compare) {
  return this.slice().sort(compare);
});
define(Array.prototype, 'findLast', function findLast(test) {
  return [...this].reverse().find(test);
});
define(Object, 'groupBy', (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
});
define(Map, 'groupBy', (items, keyOf) => {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
});
for (const name of ['union', 'intersection', 'difference']) {
  const kept = {
    union: () => true,
    intersection: (other, item) => other.has(item),
    difference: (other, item) => !other.has(item),
  };
  define(Set.prototype, name, function combined(other) {
    const own = [...this].filter((item) => kept[name](other, item));
    return new Set(name === 'union' ? [...own, ...other] : own);
  });
}
// What was moved is not emptied here: nothing but time gives its memory back.
define(ArrayBuffer.prototype, 'transfer', function transfer(length = this.byteLength) {
  const moved = new ArrayBuffer(length);
  new Uint8Array(moved).set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
  return moved;
});
