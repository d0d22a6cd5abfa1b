// Runs once, when the database is empty: the product's own user, who can do nothing outside its database.
const { RELANCE_MONGODB_PASSWORD: pwd } = process.env;
db.getSiblingDB('relance').createUser({ user: 'relance', pwd, roles: [{ role: 'readWrite', db: 'relance' }] });
