//! Holds the desk's page, its modules and its words, as they are built in; no request reaches a file of the machine.

/// Gives a file by its path below the token, with its type.
pub(super) fn asset(path: &str) -> Option<(&'static str, &'static str)> {
    let (_, text) = FILES.iter().find(|(name, _)| *name == path)?;
    let kind = match path.rsplit_once('.').map(|(_, extension)| extension) {
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("ftl") => "text/plain; charset=utf-8",
        _ => "text/html; charset=utf-8",
    };
    Some((kind, text))
}

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        &[("", include_str!("app/index.html")), $(($path, include_str!($path))),*]
    };
}

const FILES: &[(&str, &str)] = built_in![
    "app/api.js",
    "app/composer.js",
    "app/desk.css",
    "app/dom.js",
    "app/editor.js",
    "app/field.js",
    "app/findings.js",
    "app/fluent-text.js",
    "app/header.js",
    "app/icon.svg",
    "app/list.js",
    "app/main.js",
    "app/pages.js",
    "app/words.js",
    // @fluent/bundle, as published.
    "app/fluent/ast.js",
    "app/fluent/builtins.js",
    "app/fluent/bundle.js",
    "app/fluent/index.js",
    "app/fluent/memoizer.js",
    "app/fluent/resolver.js",
    "app/fluent/resource.js",
    "app/fluent/scope.js",
    "app/fluent/types.js",
    "words/ar.ftl",
    "words/en.ftl",
    "words/es.ftl",
    "words/fr.ftl",
    "words/rules/ar.ftl",
    "words/rules/es.ftl",
    "words/rules/fr.ftl",
];
