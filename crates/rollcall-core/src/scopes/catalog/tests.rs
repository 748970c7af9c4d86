//! Held to what the public documents name, written out here name by name.

use crate::sets::Set;

use super::*;

/// The scope tables of Webex and of its samples and SDKs.
const PUBLISHED: &str = "
    openid email profile phone address spark:all spark:kms spark:people_read spark:people_write spark:rooms_read
    spark:rooms_write spark:memberships_read spark:memberships_write spark:messages_read spark:messages_write
    spark:teams_read spark:teams_write spark:team_memberships_read spark:team_memberships_write
    spark:webhooks_read spark:webhooks_write spark:organizations_read spark:calls_read spark:calls_write
    spark:telephony_config_read spark:telephony_config_write spark:devices_read spark:devices_write
    spark:places_read spark:places_write spark:workspaces_read spark:workspaces_write spark:xapi_statuses
    spark:xapi_commands spark:recordings_read spark:recordings_write spark:xsi spark:webrtc_calling spark:mcp
    spark:applications_token spark-admin:people_read spark-admin:people_write spark-admin:licenses_read
    spark-admin:roles_read spark-admin:organizations_read spark-admin:organizations_write
    spark-admin:devices_read spark-admin:devices_write spark-admin:places_read spark-admin:places_write
    spark-admin:workspaces_read spark-admin:workspaces_write spark-admin:workspace_locations_read
    spark-admin:workspace_locations_write spark-admin:workspace_metrics_read spark-admin:locations_read
    spark-admin:locations_write spark-admin:telephony_config_read spark-admin:telephony_config_write
    spark-admin:telephony_pstn_read spark-admin:telephony_pstn_write spark-admin:calling_cdr_read
    spark-admin:call_qualities_read spark-admin:call_memberships_read spark-admin:calls_read
    spark-admin:calls_write spark-admin:recordings_read spark-admin:recordings_write spark-admin:reports_read
    spark-admin:reports_write spark-admin:hybrid_clusters_read spark-admin:hybrid_connectors_read
    spark-admin:resource_groups_read spark-admin:resource_group_memberships_read
    spark-admin:resource_group_memberships_write spark-admin:broadworks_enterprises_read
    spark-admin:broadworks_enterprises_write spark-admin:broadworks_subscribers_read
    spark-admin:broadworks_subscribers_write spark-admin:broadworks_billing_reports_read
    spark-admin:broadworks_billing_reports_write spark-admin:wholesale_customers_read
    spark-admin:wholesale_customers_write spark-admin:wholesale_subscribers_read
    spark-admin:wholesale_subscribers_write spark-admin:wholesale_billing_reports_read
    spark-admin:wholesale_billing_reports_write spark-admin:wholesale_sub_partners_read
    spark-admin:wholesale_sub_partners_write spark-admin:wholesale_workspace_read
    spark-admin:wholesale_workspace_write spark-admin:video_mesh_api_read spark-admin:video_mesh_api_write
    spark-admin:datasource_read spark-admin:datasource_write spark-admin:messages_read
    spark-admin:messages_write spark-admin:device_read spark-compliance:events_read
    spark-compliance:memberships_read spark-compliance:memberships_write spark-compliance:messages_read
    spark-compliance:messages_write spark-compliance:rooms_read spark-compliance:rooms_write
    spark-compliance:team_memberships_read spark-compliance:team_memberships_write spark-compliance:teams_read
    spark-compliance:meetings_read spark-compliance:meetings_write spark-compliance:recordings_read
    spark-compliance:recordings_write spark-compliance:webhooks_read spark-compliance:webhooks_write
    meeting:schedules_read meeting:schedules_write meeting:recordings_read meeting:recordings_write
    meeting:preferences_read meeting:preferences_write meeting:controls_read meeting:controls_write
    meeting:participants_read meeting:participants_write meeting:transcripts_read meeting:summaries_read
    meeting:summaries_write meeting:admin_schedule_read meeting:admin_schedule_write meeting:admin_config_read
    meeting:admin_config_write meeting:admin_preferences_read meeting:admin_preferences_write
    meeting:admin_participants_read meeting:admin_recordings_read meeting:admin_recordings_write
    meeting:admin_transcripts_read meeting:group_meeting_read meeting:group_meeting_write analytics:read_all
    audit:events_read identity:people_read identity:people_rw identity:groups_read identity:groups_rw
    identity:organizations_read identity:organizations_rw identity:tokens_read identity:tokens_write
    identity:contacts_rw Identity:contact identity:placeonetimepassword_create Identity:one_time_password
    Identity:SCIM Identity:Config Identity:Organization application:webhooks_read application:webhooks_write
    cjp:config cjp:config_read cjp:config_write cjp:user cjp:task_read cjp:task_write cjp:organization
    cjds:admin_org_read cjds:admin_org_write cloud-contact-center:pod_conv wxc-dedicateduc:admin_perfmon_read
    webexsquare:admin
";

/// What a connector of an automation product asks for, in the order of its guide.
const CONNECTOR: &str = "
    Identity:one_time_password analytics:read_all audit:events_read identity:placeonetimepassword_create
    meeting:admin_participants_read meeting:admin_preferences_read meeting:admin_preferences_write
    meeting:admin_recordings_read meeting:admin_recordings_write meeting:admin_schedule_read
    meeting:admin_schedule_write meeting:admin_transcripts_read meeting:controls_read meeting:controls_write
    meeting:participants_read meeting:participants_write meeting:preferences_read meeting:preferences_write
    meeting:recordings_read meeting:recordings_write meeting:schedules_read meeting:schedules_write
    meeting:transcripts_read spark-admin:broadworks_billing_reports_read
    spark-admin:broadworks_billing_reports_write spark-admin:broadworks_enterprises_read
    spark-admin:broadworks_enterprises_write spark-admin:broadworks_subscribers_read
    spark-admin:broadworks_subscribers_write spark-admin:call_qualities_read spark-admin:devices_read
    spark-admin:devices_write spark-admin:hybrid_clusters_read spark-admin:hybrid_connectors_read
    spark-admin:licenses_read spark-admin:organizations_read spark-admin:organizations_write
    spark-admin:people_read spark-admin:people_write spark-admin:places_read spark-admin:places_write
    spark-admin:resource_group_memberships_read spark-admin:resource_group_memberships_write
    spark-admin:resource_groups_read spark-admin:roles_read spark-admin:telephony_config_read
    spark-admin:telephony_config_write spark-admin:wholesale_billing_reports_read
    spark-admin:wholesale_billing_reports_write spark-admin:workspace_locations_read
    spark-admin:workspace_locations_write spark-admin:workspace_metrics_read spark-admin:workspaces_read
    spark-admin:workspaces_write spark-compliance:events_read spark-compliance:meetings_read
    spark-compliance:meetings_write spark-compliance:memberships_read spark-compliance:memberships_write
    spark-compliance:messages_read spark-compliance:messages_write spark-compliance:rooms_read
    spark-compliance:rooms_write spark-compliance:team_memberships_read spark-compliance:team_memberships_write
    spark-compliance:teams_read spark-compliance:webhooks_read spark-compliance:webhooks_write spark:calls_read
    spark:calls_write spark:devices_read spark:devices_write spark:kms spark:memberships_read
    spark:memberships_write spark:messages_read spark:messages_write spark:organizations_read spark:people_read
    spark:people_write spark:places_read spark:places_write spark:rooms_read spark:rooms_write
    spark:team_memberships_read spark:team_memberships_write spark:teams_read spark:teams_write
    spark:xapi_commands spark:xapi_statuses
";

/// What a call recorder's guide shows in an answer of the token endpoint.
const RECORDER: &str = "spark:kms spark:people_read identity:tokens_write identity:tokens_read spark-compliance:recordings_read";

fn published() -> Set<&'static str> {
    [PUBLISHED, CONNECTOR, RECORDER]
        .into_iter()
        .flat_map(str::split_whitespace)
        .collect()
}

#[test]
fn no_published_scope_is_missing_and_none_is_invented() {
    let ours: Vec<String> = all().map(|scope| scope.name).collect();
    let set: Set<&str> = ours.iter().map(String::as_str).collect();
    assert_eq!(set.len(), ours.len(), "a name stands twice");
    let missing: Vec<_> = published().difference(&set).copied().collect();
    assert_eq!(missing, [""; 0], "missing");
    let invented: Vec<_> = set.difference(&published()).copied().collect();
    assert_eq!(invented, [""; 0], "invented");
}

#[test]
fn every_scope_is_found_by_its_name_with_a_meaning_and_an_area() {
    for scope in all() {
        assert_eq!(find(&scope.name).as_ref(), Some(&scope));
        assert!(knows(&scope.name), "{}", scope.name);
        let mut letters = scope.meaning.chars();
        assert!(
            letters.next().is_some_and(char::is_uppercase),
            "{}: {}",
            scope.name,
            scope.meaning
        );
        assert!(scope.meaning.len() <= 100 && !scope.meaning.ends_with('.'));
        assert!(
            !scope.name.contains(['*', '!', ' ']),
            "{} is no name",
            scope.name
        );
    }
    for area in Area::ALL {
        assert!(all().any(|scope| scope.area == area), "{area:?}");
    }
}

#[test]
fn what_only_resembles_a_name_is_not_known() {
    for name in [
        "",
        "spark",
        "spark:",
        "spark:rooms",
        "spark:rooms_",
        "spark:rooms_rw",
        "SPARK:ALL",
        "spark:all ",
        "identity:scim",
        "meeting:transcripts_write",
        "!spark-admin:roles_read",
        "spark:rooms*",
    ] {
        assert!(!knows(name) && find(name).is_none(), "{name}");
    }
}

#[test]
fn a_name_in_other_case_is_recognized() {
    assert_eq!(meant("SPARK:ALL").as_deref(), Some("spark:all"));
    assert_eq!(meant("identity:scim").as_deref(), Some("Identity:SCIM"));
    assert_eq!(meant("spark:all"), None);
    assert_eq!(meant("spark:everything"), None);
}

#[test]
fn scopes_of_administrators_are_marked() {
    for scope in all() {
        let name = scope.name.as_str();
        let ordinary = scope.area == Area::SignIn
            || name.starts_with("spark:")
            || name.starts_with("application:")
            || (name.starts_with("meeting:") && !name.starts_with("meeting:admin_"));
        assert_eq!(scope.admin, !ordinary, "{name}");
    }
}

#[test]
fn the_twins_say_which_reads_and_which_changes() {
    let meaning = |name: &str| find(name).unwrap().meaning;
    assert_eq!(meaning("spark:rooms_read"), "Read your spaces");
    assert_eq!(meaning("spark:rooms_write"), "Change your spaces");
    assert_eq!(
        meaning("spark-admin:people_write"),
        "Add, change and remove people, and assign licences"
    );
}

#[test]
fn the_app_asks_for_known_scopes_only() {
    for scope in crate::scopes::sign_in_scopes() {
        assert!(knows(scope), "{scope}");
    }
}
