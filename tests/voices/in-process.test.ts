// One file: each that stands alone reads the whole world anew.
import "./injections.suite.ts";
import "./secret.suite.ts";
import "./sets.suite.ts";
import "./talk.suite.ts";
