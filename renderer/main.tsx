// First, so that components can override what every element starts from.
import './ui/tokens.css';
import './ui/base.css';
import { boot } from './app/boot';

void boot(document.getElementById('root'));
