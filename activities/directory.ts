export * from '../directory/assignment';
export * from '../directory/presence';
