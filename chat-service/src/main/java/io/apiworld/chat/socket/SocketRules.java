package io.apiworld.chat.socket;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of a socket.
 *
 * @param allowedOrigins pages that may open one; clients that are no browser send no Origin and are not asked
 * @param helloWithin how long a new socket may stay silent
 * @param pingEvery how often each side shows that it is there
 * @param pongWithin how much later than that a client counts as gone
 * @param checkEvery how often deadlines are looked at
 * @param lookEvery how often the database is asked for what no signal told of
 * @param sendWithin how long a client may take to read one frame
 * @param waitingFrames frames that may wait for a client before it counts as too slow
 * @param frameSize size of the largest frame that a client may send, in characters
 * @param perPerson sockets that one person may have at an instance
 * @param resumeWithin messages that are sent again at most after a drop; who missed more reads the history
 */
@Validated
@ConfigurationProperties("chat.socket")
record SocketRules(
        @NotEmpty List<String> allowedOrigins,
        @DefaultValue("10s") Duration helloWithin,
        @DefaultValue("25s") Duration pingEvery,
        @DefaultValue("10s") Duration pongWithin,
        @DefaultValue("500ms") Duration checkEvery,
        @DefaultValue("5s") Duration lookEvery,
        @DefaultValue("10s") Duration sendWithin,
        @DefaultValue("256") @Min(16) int waitingFrames,
        @DefaultValue("32KB") DataSize frameSize,
        @DefaultValue("10") @Min(1) int perPerson,
        @DefaultValue("300") @Min(1) int resumeWithin) {}
