import { mount } from 'svelte';
import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/views.css';
import './styles/charts.css';
import './styles/transcript.css';
import './styles/print.css';

mount(App, { target: document.body });
