//! Makes scripts small: no comments, no blanks, short names.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::failure::Failure;

/// The syntax of `boot.js`, which browsers that are too old must read to say so. Nothing newer is brought in.
const OLDEST: &str = "es2019";

/// Returns a script with the same effect. A script with an `import` or `export` is a module; the names at the top of any other stay,
/// because other scripts could use them.
///
/// # Errors
/// If it is no JavaScript.
pub fn minified(script: &str) -> Result<String, Failure> {
    let fault = |what: String| Failure::Page(format!("its JavaScript cannot be read: {what}"));
    let allocator = Allocator::default();
    let mut parsed = Parser::new(&allocator, script, SourceType::unambiguous()).parse();
    if let Some(error) = parsed.diagnostics.first() {
        return Err(fault(error.to_string()));
    }
    let options = MinifierOptions {
        compress: Some(CompressOptions {
            target: EngineTargets::from_target(OLDEST).map_err(fault)?,
            ..CompressOptions::default()
        }),
        ..MinifierOptions::default()
    };
    let names = Minifier::new(options).minify(&allocator, &mut parsed.program);
    let writer = Codegen::new()
        .with_options(CodegenOptions::minify())
        .with_scoping(names.scoping);
    Ok(writer.build(&parsed.program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blanks_go_and_strings_stay() {
        let script = "/** What it does. */\nfunction f(first) {\n    // why\n    return `x\n  ${first}` + 'a // b';\n}\n\nf(1);\n";
        assert_eq!(
            minified(script).unwrap(),
            "function f(e){return`x\n  ${e}a // b`}f(1);"
        );
    }

    #[test]
    fn names_are_kept_where_others_can_see_them() {
        let module = minified(
            "const inner = () => open(1);\nexport const told = inner;\nexport { inner as other };",
        )
        .unwrap();
        assert!(
            module.contains("told") && !module.contains("inner"),
            "{module}"
        );
        let script =
            minified("const handler = (event) => event.data;\nglobalThis.onconnect = handler;")
                .unwrap();
        assert!(
            script.contains("handler") && !script.contains("event"),
            "{script}"
        );
    }

    #[test]
    fn no_newer_syntax_is_brought_in() {
        let script = minified("let a; addEventListener('x', (e) => { if (a === undefined || a === null) { a = e; } open(a && a.b); });").unwrap();
        assert!(!script.contains("??") && !script.contains("?."), "{script}");
    }

    #[test]
    fn what_is_no_script_is_an_error() {
        assert!(minified("let a = ;").is_err());
    }
}
