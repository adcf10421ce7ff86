import { describePages, isOfArchive } from './describe-pages';

describePages(isOfArchive);
