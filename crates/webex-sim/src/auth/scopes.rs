//! The scopes that the registered integration may ask for.

/// Every scope name of Webex's published tables that an administrator's console may meet.
pub const CATALOGUE: &[&str] = &[
    "openid", "email", "profile", "phone", "address",
    "spark:all", "spark:kms",
    "spark:people_read", "spark:people_write",
    "spark:rooms_read", "spark:rooms_write", "spark:memberships_read", "spark:memberships_write",
    "spark:messages_read", "spark:messages_write", "spark:teams_read", "spark:teams_write",
    "spark:team_memberships_read", "spark:team_memberships_write",
    "spark:webhooks_read", "spark:webhooks_write", "spark:organizations_read",
    "spark:calls_read", "spark:calls_write", "spark:telephony_config_read", "spark:telephony_config_write",
    "spark:devices_read", "spark:devices_write", "spark:places_read", "spark:places_write",
    "spark:workspaces_read", "spark:workspaces_write", "spark:xapi_statuses", "spark:xapi_commands",
    "spark:recordings_read", "spark:recordings_write", "spark:xsi", "spark:webrtc_calling", "spark:mcp",
    "spark:applications_token",
    "spark-admin:people_read", "spark-admin:people_write", "spark-admin:licenses_read", "spark-admin:roles_read",
    "spark-admin:organizations_read", "spark-admin:organizations_write",
    "spark-admin:devices_read", "spark-admin:devices_write", "spark-admin:places_read", "spark-admin:places_write",
    "spark-admin:workspaces_read", "spark-admin:workspaces_write",
    "spark-admin:workspace_locations_read", "spark-admin:workspace_locations_write", "spark-admin:workspace_metrics_read",
    "spark-admin:locations_read", "spark-admin:locations_write",
    "spark-admin:telephony_config_read", "spark-admin:telephony_config_write",
    "spark-admin:telephony_pstn_read", "spark-admin:telephony_pstn_write",
    "spark-admin:calling_cdr_read", "spark-admin:call_qualities_read", "spark-admin:call_memberships_read",
    "spark-admin:calls_read", "spark-admin:calls_write", "spark-admin:recordings_read", "spark-admin:recordings_write",
    "spark-admin:reports_read", "spark-admin:reports_write",
    "spark-admin:hybrid_clusters_read", "spark-admin:hybrid_connectors_read",
    "spark-admin:resource_groups_read", "spark-admin:resource_group_memberships_read",
    "spark-admin:resource_group_memberships_write",
    "spark-compliance:events_read", "spark-compliance:memberships_read", "spark-compliance:memberships_write",
    "spark-compliance:messages_read", "spark-compliance:messages_write", "spark-compliance:rooms_read",
    "spark-compliance:rooms_write", "spark-compliance:teams_read", "spark-compliance:team_memberships_read",
    "spark-compliance:team_memberships_write", "spark-compliance:meetings_read", "spark-compliance:meetings_write",
    "spark-compliance:recordings_read", "spark-compliance:recordings_write", "spark-compliance:webhooks_read",
    "spark-compliance:webhooks_write",
    "meeting:schedules_read", "meeting:schedules_write", "meeting:recordings_read", "meeting:recordings_write",
    "meeting:preferences_read", "meeting:preferences_write", "meeting:controls_read", "meeting:controls_write",
    "meeting:participants_read", "meeting:participants_write", "meeting:transcripts_read",
    "meeting:summaries_read", "meeting:summaries_write",
    "meeting:admin_schedule_read", "meeting:admin_schedule_write",
    "meeting:admin_config_read", "meeting:admin_config_write",
    "meeting:admin_preferences_read", "meeting:admin_preferences_write",
    "meeting:admin_participants_read", "meeting:admin_recordings_read", "meeting:admin_recordings_write",
    "meeting:admin_transcripts_read", "meeting:group_meeting_read", "meeting:group_meeting_write",
    "analytics:read_all", "audit:events_read",
    "identity:people_read", "identity:people_rw", "identity:groups_read", "identity:groups_rw",
    "identity:organizations_read", "identity:organizations_rw", "identity:tokens_read", "identity:tokens_write",
    "identity:contacts_rw", "identity:placeonetimepassword_create",
    "Identity:contact", "Identity:one_time_password", "Identity:SCIM", "Identity:Config", "Identity:Organization",
    "application:webhooks_read", "application:webhooks_write",
    "cjp:config", "cjp:config_read", "cjp:config_write", "cjp:user", "cjp:organization",
    "cjds:admin_org_read", "cjds:admin_org_write", "cloud-contact-center:pod_conv",
];

/// Splits a scope parameter and names the first that is not registered.
pub(crate) fn parse(text: &str) -> Result<Vec<String>, String> {
    let mut scopes: Vec<String> = Vec::new();
    for scope in text.split_whitespace() {
        if !CATALOGUE.contains(&scope) {
            return Err(scope.to_owned());
        }
        if !scopes.iter().any(|known| known == scope) {
            scopes.push(scope.to_owned());
        }
    }
    Ok(scopes)
}
