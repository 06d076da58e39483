#!/usr/bin/env node
// The `wyldlands` command.
import "./run.mjs";
