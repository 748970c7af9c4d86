//! The futures of reads, writes and whole changes, each compiled once. A future that is not boxed is compiled again in every crate that
//! awaits it.

use super::{AnyField, AnyTarget, AnyValue};
use crate::change::target::{Target, WriteReply, map_reply};
use crate::change::{Change, DiffLine, Report, Stage};
use webex_api::{ApiError, Client, ErrorKind, LocalBoxFuture, Reach, Reply};

pub(super) fn read<'a>(
    target: &'a AnyTarget,
    client: &'a Client,
) -> LocalBoxFuture<'a, Result<Reply<AnyValue>, ApiError>> {
    use AnyTarget as T;
    Box::pin(async move {
        Ok(match target {
            T::Licenses(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::SessionTypes(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::SiteRole(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::CallingLicense(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Profile(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Deletion(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Creation(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::Sessions(of) => map_reply(of.read(client).await?, AnyValue::from),
            T::TrackingCodes(of) => map_reply(of.read(client).await?, AnyValue::from),
        })
    })
}

pub(super) fn write<'a>(
    target: &'a AnyTarget,
    client: &'a Client,
    before: &'a AnyValue,
    after: &'a AnyValue,
) -> LocalBoxFuture<'a, Result<WriteReply, ApiError>> {
    use AnyTarget as T;
    use AnyValue as V;
    Box::pin(async move {
        match (target, before, after) {
            (T::Licenses(of), V::Licenses(before), V::Licenses(after)) => {
                of.write(client, before, after).await
            }
            (T::SessionTypes(of), V::SessionTypes(before), V::SessionTypes(after)) => {
                of.write(client, before, after).await
            }
            (T::SiteRole(of), V::SiteRights(before), V::SiteRights(after)) => {
                of.write(client, before, after).await
            }
            (T::CallingLicense(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Profile(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Deletion(of), V::Account(before), V::Account(after)) => {
                of.write(client, before, after).await
            }
            (T::Creation(of), V::Profile(before), V::Profile(after)) => {
                of.write(client, before, after).await
            }
            (T::Sessions(of), V::Sessions(before), V::Sessions(after)) => {
                of.write(client, before, after).await
            }
            (T::TrackingCodes(of), V::TrackingCodes(before), V::TrackingCodes(after)) => {
                of.write(client, before, after).await
            }
            // Never reached: such values have no difference, so nothing is sent.
            _ => Err(ApiError {
                reach: Reach::NotSent,
                ..ApiError::new(ErrorKind::Invalid, "change", "values of another kind")
            }),
        }
    })
}

impl Change<AnyTarget> {
    /// As [`Change::apply_after`].
    pub fn make<'a>(
        &'a self,
        client: &'a Client,
        earlier: &'a [DiffLine<AnyField>],
        reached: Box<dyn Fn(Stage) + 'a>,
    ) -> LocalBoxFuture<'a, Report<AnyTarget>> {
        Box::pin(self.apply_after(client, earlier, reached))
    }

    /// As [`Change::look_back`].
    pub fn find_out<'a>(&'a self, client: &'a Client) -> LocalBoxFuture<'a, Report<AnyTarget>> {
        Box::pin(self.look_back(client))
    }
}
