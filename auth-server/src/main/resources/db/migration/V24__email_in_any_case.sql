-- "Cesar@Example.com" and "cesar@example.com" are one address: nobody is created twice, and a provider's spelling finds the account
create unique index on account (lower(email));
