package io.apiworld.webhooks.delivery;

/** Tells the worker of this instance, after the commit, that it need not wait for its next round. */
public record DeliveriesPlanned() {}
