import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { createWindowRouter } from './router.ts';
import './theme/index.css';
import { backendKey } from './transports/backend.ts';
import { chooseBackend } from './transports/choose.ts';

createApp(App).provide(backendKey, chooseBackend()).use(createPinia()).use(createWindowRouter()).mount('#app');
