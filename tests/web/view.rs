//! What `view!` builds, and what of it stays when a view takes the place of another.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::html;
use rollcall::prelude::*;
use rollcall::ui::each::Each;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::page::{find, focused, settle, show, text};

fn at(root: &Element, selector: &str) -> HtmlElement {
    find(root, selector).unwrap()
}

#[wasm_bindgen_test]
fn builds_elements_with_all_that_they_have() {
    let reference = NodeRef::<html::Input>::new();
    let page = show(move || {
        view! {
            <p class="known" hidden>"one " <b>"two"</b></p>
            <input
                class="part"
                node_ref=reference
                maxlength=12
                required=true
                disabled=false
                title={None::<String>}
                value=String::from("<b>")
                prop:value="typed"
                class:on=true
                class:off=false
                style:inline-size="3px"
            />
            <svg viewBox="0 0 1 1"><path d="M0 0" /></svg>
        }
    });
    assert_eq!(at(&page.root, "p.known").inner_html(), "one <b>two</b>");
    assert_eq!(
        at(&page.root, "p.known").get_attribute("hidden").as_deref(),
        Some("")
    );
    let input: HtmlInputElement = at(&page.root, "input").unchecked_into();
    assert_eq!(input.class_name(), "part on");
    assert!(input.required() && !input.disabled());
    assert_eq!(input.get_attribute("title"), None);
    assert_eq!(input.get_attribute("value").as_deref(), Some("<b>"));
    assert_eq!(input.max_length(), 12);
    assert_eq!(input.value(), "typed");
    assert_eq!(
        input.get_attribute("style").as_deref(),
        Some("inline-size: 3px;")
    );
    assert_eq!(reference.get_untracked(), Some(input));
    assert_eq!(
        at(&page.root, "svg path").namespace_uri().as_deref(),
        Some("http://www.w3.org/2000/svg")
    );
}

#[wasm_bindgen_test]
async fn follows_signals_in_attributes_and_texts() {
    let (word, count) = (RwSignal::new(Some("a")), RwSignal::new(1_usize));
    let page = show(move || {
        view! {
            <p
                title=move || word.get()
                class:many={move || count.get() > 1}
                style:height=move || word.get().map(|_| "2px")
            >
                {move || count.get()} " of " {Signal::derive(move || word.get())}
            </p>
        }
    });
    let p = at(&page.root, "p");
    assert_eq!(
        (text(&at(&page.root, "p")).as_str(), p.class_name().as_str()),
        ("1 of a", "")
    );
    word.set(None);
    count.set(2);
    settle().await;
    assert_eq!(
        (text(&at(&page.root, "p")).as_str(), p.class_name().as_str()),
        ("2 of ", "many")
    );
    assert!(!p.has_attribute("title"));
    assert_eq!(p.get_attribute("style").as_deref(), Some(""));
    word.set(Some("b"));
    settle().await;
    assert_eq!(text(&at(&page.root, "p")), "2 of b");
    assert_eq!(p.get_attribute("title").as_deref(), Some("b"));
}

#[wasm_bindgen_test]
async fn an_element_of_the_same_name_stays_and_takes_what_the_new_one_has() {
    let which = RwSignal::new(0);
    let pressed = Rc::new(RefCell::new(Vec::new()));
    let heard = Rc::clone(&pressed);
    let press = move |number: u8| {
        let heard = send_wrapper::SendWrapper::new(Rc::clone(&heard));
        move |_: web_sys::MouseEvent| heard.borrow_mut().push(number)
    };
    let page = show(move || {
        let press = send_wrapper::SendWrapper::new(press.clone());
        move || match which.get() {
            0 => {
                view! { <button id="x" class="one" title=String::from("t") on:click=press(0)>"first"</button> }
            }
            1 => {
                view! { <button id="x" lang=String::from("en") on:click=press(1)>{vec!["a", "b"]}</button> }
            }
            _ => view! { <em id="x">"other"</em> },
        }
    });
    let button = at(&page.root, "#x");
    let html = |element: &HtmlElement| element.outer_html();
    assert_eq!(
        html(&button),
        r#"<button id="x" class="one" title="t">first</button>"#
    );
    button.click();
    which.set(1);
    settle().await;
    assert_eq!(html(&button), r#"<button id="x" lang="en">ab</button>"#);
    assert!(button.is_connected());
    button.click();
    which.set(0);
    settle().await;
    assert_eq!(
        html(&button),
        r#"<button id="x" class="one" title="t">first</button>"#
    );
    button.click();
    which.set(2);
    settle().await;
    assert!(!button.is_connected());
    assert_eq!(html(&at(&page.root, "#x")), r#"<em id="x">other</em>"#);
    assert_eq!(*pressed.borrow(), [0, 1, 0]);
}

#[wasm_bindgen_test]
async fn lists_keep_their_place_while_they_grow_shrink_and_empty() {
    let items = RwSignal::new(vec!["a", "b"]);
    let page = show(move || {
        view! {
            <ul>
                <li>"before"</li>
                {move || items.get().into_iter().map(|item| view! { <li>{item}</li> }).collect::<Vec<_>>()}
                <li>"after"</li>
            </ul>
        }
    });
    let all = || text(&at(&page.root, "ul"));
    assert_eq!(all(), "beforeabafter");
    let first = at(&page.root, "li:nth-child(2)");
    for next in [vec!["c", "d", "e"], vec!["f"], Vec::new(), vec!["g", "h"]] {
        items.set(next.clone());
        settle().await;
        assert_eq!(all(), format!("before{}after", next.concat()));
        if next == ["f"] {
            assert!(first.is_connected());
        }
    }
}

#[wasm_bindgen_test]
async fn what_is_shown_at_times_comes_back_in_its_place() {
    let (shown, inner) = (RwSignal::new(false), RwSignal::new(1_usize));
    let page = show(move || {
        view! {
            <div>
                "a"
                {move || shown.get().then(|| view! { <i>{move || inner.get()}</i> "!" })}
                "z"
            </div>
        }
    });
    assert_eq!(text(&at(&page.root, "div div")), "az");
    shown.set(true);
    settle().await;
    assert_eq!(text(&at(&page.root, "div div")), "a1!z");
    inner.set(2);
    settle().await;
    assert_eq!(text(&at(&page.root, "div div")), "a2!z");
    shown.set(false);
    inner.set(3);
    settle().await;
    assert_eq!(text(&at(&page.root, "div div")), "az");
    shown.set(true);
    settle().await;
    assert_eq!(text(&at(&page.root, "div div")), "a3!z");
}

#[component]
fn Maybe(shown: bool) -> Option<View> {
    shown.then(|| view! { <b>"maybe"</b> })
}

#[component]
fn Around(
    /// What is around.
    children: Children,
    #[prop(optional, into)] foot: ViewFn,
) -> View {
    view! { <section>{children()} {foot.run()}</section> }
}

#[wasm_bindgen_test]
fn components_return_views_or_nothing_and_take_children() {
    let page = show(|| {
        view! {
            <Around>"text"</Around>
            <Around foot=|| view! { <Maybe shown=true /> }>
                <Maybe shown=false />
                <i>"child"</i>
            </Around>
        }
    });
    assert_eq!(at(&page.root, "section").inner_html(), "text");
    assert_eq!(
        at(&page.root, "section + section").inner_html(),
        "<i>child</i><b>maybe</b>"
    );
}

#[wasm_bindgen_test]
async fn rows_stay_with_their_keys_in_any_order() {
    let keys = RwSignal::new(vec!["a", "b", "c", "d"]);
    let page = show(move || {
        view! {
            <ul>
                <li>"before"</li>
                <Each each=move || keys.get() key=|key| (*key).to_owned() let:key>
                    <li><button>{key}</button></li>
                </Each>
                <li>"after"</li>
            </ul>
        }
    });
    let row = |number: u8| at(&page.root, &format!("li:nth-child({number}) button"));
    let (c, gone) = (row(4), row(3));
    c.focus().unwrap();
    let orders: [&[&str]; 7] = [
        &["a", "c", "d"],
        &["x", "a", "y", "c", "d", "z"],
        &["c"],
        &["q", "r", "c", "s"],
        &["s", "c", "r", "q"],
        &["c", "r", "t", "s"],
        &["u", "v", "c"],
    ];
    for order in orders {
        keys.set(order.to_vec());
        settle().await;
        let shown = text(&at(&page.root, "ul"));
        assert_eq!(shown, format!("before{}after", order.concat()));
        assert!(c.is_connected() && !gone.is_connected());
        let stayed = order != ["s", "c", "r", "q"];
        if stayed {
            assert_eq!(focused().as_ref(), Some(c.as_ref()), "{order:?}");
        }
        c.focus().unwrap();
    }
    keys.set(Vec::new());
    settle().await;
    assert_eq!(text(&at(&page.root, "ul")), "beforeafter");
    keys.set(vec!["c"]);
    settle().await;
    assert_eq!(text(&at(&page.root, "ul")), "beforecafter");
    assert!(!c.is_connected());
}

#[wasm_bindgen_test]
async fn what_is_inside_a_view_ends_with_it() {
    let (shown, value) = (RwSignal::new(true), RwSignal::new(1_usize));
    let page = show(move || {
        move || {
            shown.get().then(|| {
                // Goes with this view; read by an effect two views further down.
                let twice = Signal::derive(move || value.get() * 2);
                view! { <p>{move || view! { <b>{move || view! { <i>{move || twice.get()}</i> }}</b> }}</p> }
            })
        }
    });
    assert_eq!(text(&page.root), "2");
    // Both change before any effect runs.
    value.set(2);
    shown.set(false);
    settle().await;
    assert_eq!(text(&page.root), "");
}

#[wasm_bindgen_test]
async fn an_element_that_code_holds_is_not_given_to_another_view() {
    let (shown, first, second) = (
        RwSignal::new(1),
        NodeRef::<html::P>::new(),
        NodeRef::<html::P>::new(),
    );
    let page = show(move || {
        move || match shown.get() {
            1 => view! { <p node_ref=first>"one"</p> },
            2 => view! { <p node_ref=second>"two"</p> },
            _ => view! { <p class=String::from("c")>"three"</p> },
        }
    });
    let one = at(&page.root, "p");
    assert_eq!(first.get_untracked().as_deref(), Some(&one));
    shown.set(2);
    settle().await;
    let two = at(&page.root, "p");
    assert!(!one.is_connected() && two != one);
    assert_eq!(second.get_untracked().as_deref(), Some(&two));
    shown.set(3);
    settle().await;
    assert!(!two.is_connected());
    assert_eq!(text(&page.root), "three");
}
