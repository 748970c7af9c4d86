//! Selects the packages that a layer covers.

/// Returns `--workspace`, or the selected packages.
pub fn packages(filter: &[String]) -> Vec<&str> {
    if filter.is_empty() {
        return vec!["--workspace"];
    }
    filter
        .iter()
        .flat_map(|name| ["--package", name.as_str()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selects_all_or_the_given_packages() {
        assert_eq!(packages(&[]), ["--workspace"]);
        let chosen = ["xtask", "webex-sim"].map(str::to_owned);
        assert_eq!(
            packages(&chosen),
            ["--package", "xtask", "--package", "webex-sim"]
        );
    }
}
