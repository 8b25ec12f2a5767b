package io.apiworld.chat.customer;

public interface CustomerDirectory {

    CustomerLookup lookUp(String customerId);
}
