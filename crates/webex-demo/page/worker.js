// The demo's worker: it holds the organisation and answers the page. The build puts the bindings of the wasm before these lines.
// It fetches nothing; the page gives it the wasm, whose digest the browser has checked.
addEventListener('message', async ({ data: [id, kind, ...asked] }) => {
  const answer = async () => {
    if (kind === 'open') {
      const [module_or_path, ...page] = asked;
      await wasm_bindgen({ module_or_path });
      const opened = wasm_bindgen.open(...page, Date.now());
      return [wasm_bindgen.config(), opened.open(), opened.query()];
    }
    if (kind === 'fault') return wasm_bindgen.fault(...asked, Date.now());
    const answered = wasm_bindgen.handle(...asked, Date.now());
    const parts = [answered.after(), answered.status(), answered.headers(), answered.body()];
    answered.free();
    return parts;
  };
  // After a panic, the organisation answers nothing any more.
  postMessage([id, await answer().catch(() => null)]);
});
