/* Finding and making elements, which the other scripts build on. Everything is text; nothing is ever read as HTML. */
"use strict";
{
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * The first element that fits, of the kind that is asked for; null where there is none.
   * @template {Element} T
   * @param {ParentNode} root
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T | null}
   */
  function maybe(root, selector, kind) {
    const found = root.querySelector(selector);
    return found instanceof kind ? found : null;
  }

  /**
   * As `maybe`, where the page cannot be without it.
   * @template {Element} T
   * @param {ParentNode} root
   * @param {string} selector
   * @param {new () => T} kind
   * @returns {T}
   */
  function one(root, selector, kind) {
    const found = maybe(root, selector, kind);
    if (!found) throw new Error(`${selector} is not on this page`);
    return found;
  }

  /**
   * Every element that fits.
   * @param {ParentNode} root
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  function all(root, selector) {
    return Array.from(root.querySelectorAll(selector));
  }

  /**
   * @template {keyof HTMLElementTagNameMap} K
   * @param {K} tag
   * @param {string} [className]
   * @param {Children} [children]
   * @returns {HTMLElementTagNameMap[K]}
   */
  function element(tag, className = "", children = []) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...[children].flat());
    return made;
  }

  /**
   * One of the signs that stand once in every page.
   * @param {string} name
   * @param {string} [className]
   */
  function sign(name, className = "") {
    const svg = document.createElementNS(SVG, "svg");
    const use = document.createElementNS(SVG, "use");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    if (className) svg.setAttribute("class", className);
    use.setAttribute("href", `#${name}`);
    svg.append(use);
    return svg;
  }

  /**
   * @param {string} className
   * @param {Children} children
   * @param {() => void} act
   */
  function button(className, children, act) {
    const made = element("button", className, children);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  }

  /**
   * @param {string} href
   * @param {Children} children
   */
  function link(href, children) {
    const made = element("a", "", children);
    made.href = href;
    return made;
  }

  klyngeviden.dom = { maybe, one, all, element, sign, button, link };
}
