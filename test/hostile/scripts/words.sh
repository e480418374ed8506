# Words that are called like a command: a file, an option, a word of somebody else.
./migrate 12 home
/srv/app/migrate 12 home
python manage.py migrate 12 home
php artisan migrate
migrate --help
migrate up
npm run migrate 1 2
docker exec db migrate 1 home
git checkout runon
make nomig
ls /usr/share/mosrun
mosrun-config render
migrate 12 home                       # fine: migration-commands
