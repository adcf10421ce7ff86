/** Both workflows in one bundle, so that they share everything but themselves. */
export { salesProject } from '../workflows/project/sales-project';
export { bareProject } from './bare-workflow';
