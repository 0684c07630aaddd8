import { boot } from './app/boot';
import './ui/tokens.css';
import './ui/base.css';

void boot(document.getElementById('root'));
