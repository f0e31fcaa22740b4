// Names the library's version, that of org.mvnpm:lit-html in pom.xml; only the list in index.html does, too.
export {html, svg, render, nothing} from '/_static/lit-html/3.3.3/lit-html.js';
export {repeat} from '/_static/lit-html/3.3.3/directives/repeat.js';
export {live} from '/_static/lit-html/3.3.3/directives/live.js';
export {ref} from '/_static/lit-html/3.3.3/directives/ref.js';
