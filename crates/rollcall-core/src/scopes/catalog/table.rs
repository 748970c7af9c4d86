//! The lines of the catalogue, one text an area.
//!
//! `!` marks what needs a role; `name*` is the pair `name_read` and `name_write`, whose meanings begin with
//! "Read" and "Change".

/// In the order of [`Area::ALL`](super::Area::ALL).
pub(super) const TABLE: [&str; 13] = [
    "openid Sign in with OpenID Connect: who you are, as an ID token
email Your email address
profile Your name and picture
phone Your phone number
address Your postal address",
    "spark:people_read Look people up in the directory; your own profile
spark:people_write Change your own profile and calling settings
!spark-admin:people_read Read all people with their licences and roles
!spark-admin:people_write Add, change and remove people, and assign licences
!spark-admin:licenses_read Read the organisation's licences and their seats
!spark-admin:roles_read Read the list of administrator roles",
    "spark:organizations_read Read your own organisation
!spark-admin:organizations_read Read the organisations that you manage
!spark-admin:organizations_write Delete an organisation
!spark-admin:locations* locations
!spark-admin:resource_groups_read Read resource groups
!spark-admin:resource_group_memberships* who belongs to which resource group
!spark-admin:hybrid_clusters_read Read clusters of hybrid services
!spark-admin:hybrid_connectors_read Read connectors of hybrid services",
    "!identity:people_read Read people over SCIM
!identity:people_rw Read and change people over SCIM
!identity:groups_read Read groups
!identity:groups_rw Read and change groups
!identity:organizations_read Read identity settings of the organisation
!identity:organizations_rw Read and change identity settings of the organisation
!identity:tokens_read List people's tokens
!identity:tokens_write Revoke people's tokens
!identity:contacts_rw Read and change the organisation's contacts
!identity:placeonetimepassword_create Make activation codes for places
!Identity:contact Contacts of the organisation (older name)
!Identity:one_time_password Activation codes (older name)
!Identity:SCIM SCIM as a whole (older name)
!Identity:Config Identity settings (older name)
!Identity:Organization Identity settings of the organisation (older name)",
    "meeting:schedules* your own meetings
meeting:recordings* your own recordings of meetings
meeting:preferences* your own meeting preferences and sites
meeting:controls* your meetings while they run
meeting:participants* participants of your meetings
meeting:transcripts_read Read transcripts of your meetings
meeting:summaries* summaries of your meetings
meeting:group_meeting* group meetings
!meeting:admin_schedule* everybody's meetings, session types and tracking codes
!meeting:admin_config* settings and session types of a site
!meeting:admin_preferences* other people's meeting preferences and sites
!meeting:admin_participants_read Read participants of everybody's meetings
!meeting:admin_recordings* everybody's recordings of meetings
!meeting:admin_transcripts_read Read transcripts of everybody's meetings",
    "spark:all Everything that you can do yourself in messaging and the directory; the XML API asks for it
spark:kms Key service for encrypted content; Webex adds it by itself
spark:rooms* your spaces
spark:memberships* members of your spaces
spark:messages* messages in your spaces
spark:teams* your teams
spark:team_memberships* members of your teams
spark:webhooks* your webhooks
application:webhooks* webhooks of the application
spark:mcp Connect to Webex MCP servers
spark:applications_token Make tokens for service apps
!spark-admin:messages* messages as an administrator (only in old lists)",
    "spark:calls_read Read your own call history
spark:calls_write Control your own calls
spark:telephony_config* your own calling settings
spark:xsi Use the XSI calling interface
spark:webrtc_calling Call from the browser
!spark-admin:telephony_config* calling settings of the organisation
!spark-admin:telephony_pstn* PSTN connections
!spark-admin:calling_cdr_read Read detailed call records
!spark-admin:call_qualities_read Read call quality
!spark-admin:call_memberships_read Read who took part in calls
!spark-admin:calls_read Read calls of the organisation
!spark-admin:calls_write Control calls of the organisation",
    "spark:devices* devices that you manage
spark:places* places that you manage (older name of workspaces)
spark:workspaces* workspaces that you manage
spark:xapi_statuses Read the state of RoomOS devices
spark:xapi_commands Send commands to RoomOS devices
!spark-admin:devices* all devices
!spark-admin:places* all places (older name of workspaces)
!spark-admin:workspaces* all workspaces
!spark-admin:workspace_locations* locations of workspaces
!spark-admin:workspace_metrics_read Read measurements of workspaces
!spark-admin:video_mesh_api* video mesh",
    "spark:recordings* your own recordings
!spark-admin:recordings* all recordings
!spark-admin:reports* reports
!spark-admin:datasource* your own data sources
!analytics:read_all Read historical analytics
!audit:events_read Read administrator and security audit events",
    "!spark-compliance:events_read Read events of the whole organisation
!spark-compliance:memberships* members of all spaces
!spark-compliance:messages* messages in all spaces
!spark-compliance:rooms* all spaces
!spark-compliance:teams_read Read all teams
!spark-compliance:team_memberships* members of all teams
!spark-compliance:meetings* everybody's meetings
!spark-compliance:recordings* everybody's recordings
!spark-compliance:webhooks* webhooks for the whole organisation",
    "!spark-admin:broadworks_enterprises* BroadWorks enterprises
!spark-admin:broadworks_subscribers* BroadWorks subscribers
!spark-admin:broadworks_billing_reports* BroadWorks billing reports
!spark-admin:wholesale_customers* wholesale customers
!spark-admin:wholesale_subscribers* wholesale subscribers
!spark-admin:wholesale_billing_reports* wholesale billing reports
!spark-admin:wholesale_sub_partners* wholesale sub-partners
!spark-admin:wholesale_workspace* wholesale workspaces",
    "!cjp:config Configure the contact centre
!cjp:config_read Read the contact centre's configuration
!cjp:config_write Change the contact centre's configuration
!cjp:user Act as a contact-centre user
!cjp:task* contact-centre tasks
!cjp:organization Read the contact centre's organisation
!cjds:admin_org* customer journey data
!cloud-contact-center:pod_conv Contact-centre conversations",
    "!spark-admin:device_read Read devices (named by one page on locations only)
!wxc-dedicateduc:admin_perfmon_read Read measurements of a dedicated instance
!webexsquare:admin Administer Webex Square",
];
