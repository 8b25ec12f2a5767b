package io.apiworld.chat.socket;

import io.apiworld.defaults.tracing.Traces;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What every socket needs and none changes. */
@Component
record SocketTools(FrameFormat format, SocketRules rules, Traces traces, Clock clock) {}
