/** The kinds of task, a line each. */
export { networkTask } from './network/network-task.ts';
export { programTask } from './program/program-task.ts';
