package io.apiworld.webhooks.intake;

import java.util.Optional;

/** The events that were taken in. */
interface Messages {

    /** False if the id was taken in before; then nothing is changed. */
    boolean add(Message message);

    Optional<Message> find(String id);
}
