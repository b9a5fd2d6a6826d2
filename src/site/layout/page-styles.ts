/** Styles that every page needs. */
import "../styles/fonts.css";
import "../styles/tokens.css";
import "../styles/base.css";
import "../styles/layout.css";
import "../styles/lists.css";
import "../styles/tabs.css";
import "../styles/print.css";
