-- Two logins for one database: the owner migrates, the application is bound by row-level security.
-- Run once, as the administrator of the server, in the database of Draagkracht, with both passwords in the environment.
\getenv owner_password DRAAGKRACHT_OWNER_PASSWORD
\getenv app_password DRAAGKRACHT_APP_PASSWORD

CREATE ROLE draagkracht_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
CREATE ROLE draagkracht_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE draagkracht_web LOGIN PASSWORD :'app_password' NOSUPERUSER NOBYPASSRLS IN ROLE draagkracht_app;
GRANT draagkracht_app TO draagkracht_owner WITH ADMIN OPTION;
SELECT format('ALTER DATABASE %I OWNER TO draagkracht_owner', current_database()) \gexec
