//! Whole changes as futures that are compiled once. A future that is not boxed is compiled again in every crate that awaits it.

use super::{AnyField, AnyTarget};
use crate::change::{Change, DiffLine, Report, Stage};
use webex_api::{Client, LocalBoxFuture};

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
