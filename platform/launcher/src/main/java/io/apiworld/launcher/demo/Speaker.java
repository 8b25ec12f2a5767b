package io.apiworld.launcher.demo;

import io.apiworld.launcher.token.Token;

/** Someone who takes part in the conversation. */
record Speaker(String username, Token token) {}
