package io.apiworld.crm.customer;

/** Who is a customer, for the features that hold something about one. */
public interface CustomerRegister {

    boolean knows(String customerId);

    /** @throws UnknownCustomer where there is none of this id */
    default void require(String customerId) {
        if (!knows(customerId)) {
            throw new UnknownCustomer(customerId);
        }
    }
}
