import type { Component } from 'vue';
import TrialInspection from './TrialInspection.vue';

/** What shows the inside of a trial, by the kind of its task: each is given the trial's detail and the task. */
export const INSIDE: Readonly<Record<string, Component>> = { network: TrialInspection };
