import { askGeneratedRequests } from './generated-requests';

askGeneratedRequests('company');
