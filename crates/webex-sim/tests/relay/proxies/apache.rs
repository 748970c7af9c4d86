//! Apache with the `.htaccess` of `deploy/`.

use std::path::Path;
use std::process::Command;

use super::Setting;

/// Everything that the file needs. Debian's packages load most of them by default.
const MODULES: [&str; 6] = [
    "mpm_event",
    "authz_core",
    "dir",
    "headers",
    "mime",
    "rewrite",
];

impl Setting<'_> {
    pub(super) fn apache(&self) -> Command {
        let (port, folder, app) = (self.port, self.folder.display(), self.path("app"));
        let htaccess = self.replaced("apache/.htaccess", &[]);
        self.write(&format!("app{}.htaccess", self.base), &htaccess);
        let modules: String = MODULES
            .iter()
            .map(|name| {
                format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n")
            })
            .collect();
        // What Debian's own apache2.conf does, in a folder of ours.
        let main = self.write(
            "apache.conf",
            &format!(
                "ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n\
                 DefaultRuntimeDir {folder}\nMutex file:{folder}\nTypesConfig /dev/null\n{modules}\
                 User nobody\nGroup nogroup\nDocumentRoot {app}\n\
                 <Directory {app}>\nAllowOverride All\nRequire all granted\n</Directory>\n"
            ),
        );
        let program = Path::new("/usr/sbin/apache2");
        let mut command = Command::new(if program.is_file() {
            program
        } else {
            Path::new("apache2")
        });
        command.args(["-D", "FOREGROUND", "-d"]).arg(self.folder);
        command.arg("-f").arg(main);
        command
    }
}
