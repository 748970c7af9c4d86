//! Tests of the XML API without a simulator.

mod answers;
mod calls;
mod documents;
mod operations;
mod requests;

/// Wraps the content of an answer in an envelope, as the reference shows it.
fn answer(content: &str) -> String {
    envelope(
        "<serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus>",
        content,
    )
}

/// Writes a failure.
fn failure(id: &str) -> String {
    let response = format!(
        "<serv:result>FAILURE</serv:result><serv:reason>Reason of {id}</serv:reason>\
         <serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>{id}</serv:exceptionID>"
    );
    envelope(&response, "")
}

fn envelope(response: &str, content: &str) -> String {
    let base = "http://www.webex.com/schemas/2002/06";
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<serv:message xmlns:serv=\"{base}/service\" xmlns:com=\"{base}/common\" \
         xmlns:use=\"{base}/service/user\" xmlns:ep=\"{base}/service/ep\" xmlns:mtgtype=\"{base}/service/meetingtype\" \
         xmlns:ns1=\"{base}/service/site\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <serv:header><serv:response>{response}</serv:response></serv:header>\
         <serv:body><serv:bodyContent xsi:type=\"use:x\">{content}</serv:bodyContent></serv:body></serv:message>"
    )
}
