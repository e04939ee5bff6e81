"""Several processes of one piece of work, since TensorFlow's threads are set once for a process."""

import multiprocessing
import queue
import sys

context = multiprocessing.get_context("spawn")


def run_together(work, count, arguments, shared):
    """What each of `count` processes puts into its queue; ends this program where one of them fails."""
    answers = context.Queue()
    processes = [context.Process(target=work, args=(arguments, shared, answers), daemon=True) for _ in range(count)]
    for process in processes:
        process.start()
    found = []
    while len(found) < count:
        try:
            found.append(answers.get(timeout=1))
        except queue.Empty:
            if any(process.exitcode not in (None, 0) for process in processes):
                sys.exit("a process failed")
    for process in processes:
        process.join()
    return found
