/** What a sign-in with the site's own integration asks for: the scopes of the app's features, as the README lists them. */
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
