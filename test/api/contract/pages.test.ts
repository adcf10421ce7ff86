import { askGeneratedRequests } from './generated-requests';

askGeneratedRequests('pages');
