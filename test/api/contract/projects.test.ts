import { askGeneratedRequests } from './generated-requests';

askGeneratedRequests('projects');
