import { render } from "preact";

const app = document.getElementById("app");
if (!app) throw new Error("the page has no #app to mount into");
render(<h1>Backprop Explorer</h1>, app);
