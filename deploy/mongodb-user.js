/* global db -- mongosh runs this once, when the database is made */

// the user of API and worker: its own database and nothing else
db.getSiblingDB('milepost').createUser({
  user: 'milepost',
  // eslint-disable-next-line no-restricted-syntax -- mongosh, not Milepost: config/ cannot be reached from here
  pwd: process.env['MILEPOST_MONGODB_PASSWORD'],
  roles: [{ role: 'readWrite', db: 'milepost' }],
});
