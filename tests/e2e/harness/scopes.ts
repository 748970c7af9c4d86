/** The scopes that a sign-in with the site's own integration requests, as listed in the README. */
export const signInScopes = [
  'spark:people_read',
  'spark-admin:people_read',
  'spark-admin:people_write',
  'spark-admin:licenses_read',
  'spark-admin:organizations_read',
  'spark-admin:roles_read',
  'meeting:admin_schedule_read',
  'meeting:admin_schedule_write',
];
