/**
 * How the commonest words of news begin in English, French and Russian, one idea a line:
 * `english; french; russian`. Alternatives stand between spaces. A form is the beginning of a word
 * (`accord` finds « accords » and « accord-cadre »); with a full stop it is the whole word.
 *
 * It is no dictionary, and nobody reads a translation off it: it says what makes it likely that one
 * text speaks of the same as another. Add words that your releases use; a wrong line does little
 * harm, for no message rests on one word.
 */
export const words = `
abandon;abandon;покин брос отказ
abil able.;capa aptitud permett pouvoir pu. peut peuvent;способн мочь смог умени возможн могут может
about.;environ sujet propos concern;около примерно об о
above.;dessus supérieur;выше над.
abroad.;étranger;границ рубеж зарубеж
absen;absen;отсутств
abuse;abus maltrait viol;злоупотреб насил
accept;accept;прин
access;accè accéd accessib;доступ
accident;accident;авари случай ДТП происшеств
accord.;selon;слов данн мнени
accord;selon accord conform;соглас соответств соглаш слов данн
account;compt;учет учёт счет счёт аккаунт
accus;accus;обвин
achiev;réalis atteindr obten accompl succès;достиг достич
across.;travers ensemble partout;через всей всем
act. acts. action;act loi agi mesur;действ закон акт
activ;activ;актив деятельн
actor actress;acteur actrice comédien;актер актёр актрис
actual;réel effectiv vrai fait;действительн фактическ
adapt;adapt;адапт
add. added. adds. adding. addition;ajout addition plus;добав дополн кроме
address;adress aborder trait répond;адрес реш обрат
administrat;administra;администра
adopt;adopt;прин усынов
adult;adult;взросл
advance;avanc progrè;продвин прогресс передов заране
advantage;avantag;преимуществ
advice. advis;conseil avis recommand;совет рекоменд консульт
affair;affaire;дел
affect;affect touch concern atteint;затрон влия затраг воздейств пораж пострада
afraid. fear;peur crain;бо боя страх опас
after.;après suite issue;после затем спустя
again.;encore nouveau fois;снова опять вновь
against.;contre;против
age. aged. ages.;âge an. ans. âgé;возраст лет. век
agenc;agence;агентств ведомств учрежд
ago.;ya il. déjà;назад
agree;accord conven entent;соглас соглаш договор
ahead.;avance avant devant;впереди преддверии
aid. aids.;aid;помощ
aim. aims. aimed. aiming.;vis but objectif;цел направл
air.;air aérien;воздух воздуш авиа
aircraft;avion aéronef appareil;самолет самолёт авиа
airline;compagnie aérienne;авиа
airport;aéroport;аэропорт
allow;permet permis perme autoris;позвол разреш
almost. nearly.;presque près;почти
alone.;seul;один одн
alread;déjà;уже
also.;aussi également;также тоже
always.;toujours;всегда
ambassador;ambassad;посол посл
amend;amend modif;поправ
america;amérique américain;америк
amount;montant quantité somme;сумм количеств объем объём
analy;analy;анализ
ancient;ancien antique;древн
anger. angry.;colère furieux;гнев злост серд возмущ
animal;anima;живот
announc;annonc;объяв сообщ анонс
annual;annuel;ежегодн годов
another.;autre;друг ещё еще
answer;répon;ответ
antibod;anticorps;антител
appeal;appel recours attir;апелляц призв обрат привлек обжал
appear;appara sembl paraît;появ каж
application;appli;приложен применен заяв
apply;appliqu postul;примен
appoint;nomm nomination;назнач
approach;approche;подход приближ
approv;approuv approbation;одобр утверд
approximat;environ approxim;около примерно приблиз
april;avril;апрел
area. areas.;zone région domain aire secteur;област район зон территор сфер
argu;argument affirm soutien;утвержд спор аргумент довод
arm. arms. armed.;arme bras;оруж вооруж рук
army.;armée;арми войск
around.;autour environ;вокруг около
arrest;arrêt interpell;арест задерж
arriv;arriv;прибы приезж приех прилет
art. arts. artist;art;искусств худож
article;article;стать
ask. asked. asks. asking.;demand interrog pri;спрос прос задал
assess;évalu;оцен
assist;assist aid;помощ помог содейств
associat;associ;ассоци связ
astronaut cosmonaut;astronaut cosmonaut spationaut;астронавт космонавт
athlet;athlèt;атлет спортсмен
atmospher;atmosph;атмосфер
attack;attaqu attentat;атак напад удар
attempt;tent essa;попыт пыта
attend;assist particip présent;посет присутств
attention;attention;вниман
attract;attir;привлек привлеч
august;août;август
author;auteur autorité;автор власт
authorit;autorit;власт орган полномоч
automat;automat;автомат
autumn. fall.;automne;осен
available;disponib;доступн имеющ
average;moyen;средн
avoid;évit;избе
award;prix récompens attrib;наград прем
aware;conscien courant;осведомл осозна знал
away.;loin;прочь далек далеко
baby. babies.;bébé nourrisson;ребен младен малыш
back.;retour revenir arrière dos;назад обратно верну возвра спин
bad. worse. worst.;mauvais pire mal;плох худш
balance;équilib;баланс равновес
ball.;ballon balle;мяч
ban. banned. bans. banning.;interdi;запре
bank;banq;банк
base. based. bases.;bas fond;баз основ осно
basic;base fondament élément;основ базов
basis.;bas fondement;основ
battle;bataille combat;битв бо сраж борьб
beach;plage;пляж
beat. beaten. beating.;bat;поб побе
beauti;beau bell;красив красот
because.;parce car raison cause;потому так. из-за поскольку
become. became. becoming.;deven;ста станов
before.;avant auparavant;до. перед прежде раньше
begin. began. begins. beginning. begun. start;commenc début démarr;нача начин старт
behav;comport condui;поведен поступ
behind.;derrière;за. позади
believe. belief. believ;cro pens;вер счита полага убежд
below.;dessous;ниже под.
benefit;avantag bénéfi profit;польз преимущ выгод льгот пособи
best. better.;meilleur mieux;лучш
between.;entre;между
big. bigger. biggest.;grand gros import;больш крупн
bill. bills.;projet loi facture;законопроект счет счёт
billion;milliard;миллиард млрд
biolog;biolog;биолог
bird;oiseau;птиц
birth. born.;naiss né. née. nés.;рожд роди
black.;noir;черн чёрн
blame;reproch bl accus responsab;вин обвин
blog;blog;блог
blood;sang;кров
blue.;bleu;син голуб
boat;bateau navire embarcation;лодк судн катер
bodi body.;corps organ;тел орган
bomb;bomb;бомб
book;livr ouvrag réserv;книг
border;front;границ погранич
both.;deux;оба обе обо двух
box. boxes.;boîte case;коробк ящик
boy. boys.;garçon;мальчик парен
brain;cerveau;мозг
brand;marque;бренд марк
break. broke. broken.;bri romp cass pause;слом разб разор перерыв
breath;respir souffl;дых дыш
bridge;pont;мост
brief;bref brièv bref;кратк
bright;brillant vif lumin;ярк
bring. brought.;apport amen;принес принос прив
britain. british.;bretagne britannique royaume;британ
broad;large vaste;широк
brother;frère;брат
budget;budget;бюджет
bug. bugs.;bogue bug;ошиб баг
build;constru bâti immeuble;строи стро здан созда
built.;construi intégr bâti;постро встро
burn;brûl;сгор гор ожог жг
bus. buses.;bus autobus;автобус
business;entrepris affair commerc;бизнес предприят компан дел
buy. bought. buying.;achet achat;куп покуп
calculat;calcul;рассчит вычисл расчет расчёт
call. called. calls. calling.;appel nomm;назв звон призв
camera;caméra appareil;камер
campaign;campagne;кампани
cancel;annul;отмен
cancer;cancer;рак. рака. раком. онколог
candidate;candidat;кандидат
capab capacit;capa;способн мощност возможн
capital;capital;столиц капитал
captain;capitain;капитан
car. cars.;voiture automobile;автомобил машин
carbon;carbon;углерод углекисл
card;carte;карт
care.;soin soign;забот уход помощ
career;carrière;карьер
carr;port transport men réalis effectu;нес перевоз провод прове осущест
case. cases.;cas affaire;случа дел
cat. cats.;chat;кош кот
caus;caus provoqu entraîn;вызв причин
celebrat;célébr fêt;праздн отме
cell;cellul;клет
central centre center;cent;центр
centur;siècle;век столет
ceremon;cérémon;церемон
certain;certain;определ некотор уверен
certificat;certifi;сертифик свидетельств
chair;présid chais;председат
challenge;défi;вызов задач проблем сложн
champion;champion;чемпион
chance;chance occasion;шанс возможн
chang;chang modif évolu;измен смен перемен
channel;canal chaîn manche;канал
chapter;chapitr;глав
character;caract personnage;характер персонаж символ
charg;accus charg inculp;обвин заряд
chief.;chef directeur;глав начальник шеф
child. children. kid. kids.;enfant;дет ребен ребён
china. chinese.;chin;кита
choice. choose. chose. chosen.;choi;выб выбор
church;église;церк церков храм
citizen;citoyen;граждан
city. cities. town;ville cité municip;город
civil;civil;граждан
claim;affirm prétend réclam revendi;утвержд заяв претенз
class. classes.;class cours;класс занят урок
clean;propr nettoy;чист очист
clear;clair;ясн чет понятн очевид
climate;climat;климат
clinic;cliniq;клини
close. closed. closing. closer.;ferm proch près clôtur;закры близ
cloth;vêtement;одежд
cloud;nuage cloud;облак
club;club;клуб
cluster;cluster group;кластер
coach;entraîneur;тренер
coast;côt littoral;побереж берег
code. codes.;code cod;код
cold.;froid rhum;холод
collaborat;collabor;сотруднич
colleague counterpart;collègue homolog;коллег
collect;collect recueil rassembl;собир собр сбор коллек
college;collège universit;колледж
color colour;couleur;цвет
combin;combin uni associ;сочет объедин комбин
come. came. comes. coming.;ven vien arriv prochain;при предстоящ
command;command ordr;команд
comment;comment déclar;коммент заяв
commerc;commerc;коммерч торгов
commission;commission;комисси
commit;engag engage commi comité;обяза совер привержен
committee;comité commission;комитет
common;commun courant;общ распростран
communicat;communi;коммуник связ общ
communit;communaut collectiv;сообществ общин общ
compan;entrepris société compagni;компан предприят фирм
compar;compar;сравн
compet;compét concurr concour;конкур соревн
complain;plain plaint;жалоб
complet;compl achev termin;завер полн
complex;complex;сложн комплекс
complicat;compli;сложн осложн
component;compos;компонент составл
comprehensive;complet global exhausti;всеобъемлющ полн комплекс
comput;ordinateur informat calcul;компьютер вычисл
concentrat;concentr;концентр
concern;préoccup concern inquiét;обеспоко опас каса беспоко
conclu;conclu;заключ
condition;condition état;услови состоян
conduct;men condu effectu réalis;провод прове
conference;conférence;конференц
confirm;confirm;подтверд
conflict;conflit;конфликт
congress;congrès;конгресс
connect;conne li rel;связ соедин подключ
consequence;conséquence;последств
conserv;conserv;консерв сохран
consider;consid envisag examin;рассм счита считал
construct;constru;строит стро
consum;consomm;потреб
contact;contact;контакт связ
contain;cont;содерж
content;contenu;содерж контент
continue. continu;continu poursui toujours;продолж
contract;contrat;договор контракт
contribut;contribu particip;вклад способств внес
control;contrôl maîtris;контрол управл
conversation;conversation discussion;разговор бесед
convert;convert;преобраз конверт
convict;condamn convain;осуд осужд
cook;cuisin cui;повар готов
cooperat;coopér;сотруднич
copy. copies.;copi exemplaire;копи экземпляр
core.;noyau cœur princip essentiel;ядр основн
coronavirus;coronavirus;коронавирус
corporat;entrepris société;корпорат корпорац
correct;corre;правильн исправ
corrupt;corru;корруп
cost;coût coût;сто затрат расход цен
council;conseil;совет
count. counted.;compt;счит подсч
country. countries.;pays;стран государств
county;comté;округ графств
couple.;couple deux;пар
course.;cours;курс
court. courts.;tribun cour justice;суд
cover;couvr couvert;покры охва осве
crash;accident écras;крушен авари разб сбо
creat;cré;созда
credit;crédit;кредит заслуг
crew;équip;экипаж
crime. crimin;crim délit;преступ уголов крим
crisis. crises.;crise;кризис
critic;critiq;критик критич
cross.;croix travers crois;крест пересе
crowd;foule;толп
cultur;cultur;культур
cup. cups.;coupe tasse;куб чаш
curb;lutt frein;борьб сдерж
currenc;monnaie devise;валют
current;actuel cours courant;текущ нынешн сейчас тепер настоящ
custom;client personnalis coutum doua;клиент покупател тамож обыч
cut. cuts. cutting.;coup rédu réduction;сокра порез срез
damag;dommag dég endommag nui;ущерб повре урон
danc;dans;танц
danger;danger;опасн
dark.;sombre noir;темн тёмн
data. database;donnée;данн
date. dates.;dat;дат
daughter;fille;доч
day. days. daily.;jour;день дне дня дни ежедн
dead. death. die. died. dies. dying.;mort décès décéd mour tué;смерт умер погиб мерт
deal. deals.;accord affaire trait;сделк соглаш дел
deaths.;décès mort;смерт
debate;débat;дебат спор обсужд
debt;dett;долг
decade;décenn ans.;десятилет
december;décembre;декабр
decid decision;décid décision;реш
declar;déclar;объяв заяв деклар
declin;baiss déclin refus;сниз упад отказ спад
deep;profond;глуб
defeat;défait batt vainc;пораж побе разгром
defen;défen;оборон защи
defin;défin;определ
degree;degré diplôme;степен градус
delay;retard;задерж отлож
delet;supprim effac;удал
deliver;livr fourn;достав
demand;demand exig revend;треб спрос
democra;démocra;демокр
demonstrat;démontr manifest;демонстр показ
department;département ministère service;департамент министерств отдел
depend;dépend;завис
deploy;déploi;разверт развёрт
describ descript;décri;описа
design;conç concept;дизайн разработ проект
desire;désir volonté;желан стремлен
despite.;malgré dépit;несмотря вопреки
destr;détru destruct;разруш уничтож
detail;détail;подробн детал
detect;détect décel;обнаруж выяв
determin;détermin;определ
develop;dévelop évolu élabor;разви разраб
device;appareil dispositif;устройств прибор
diagnos;diagnos;диагно
diet;aliment régime;диет питан
differ;différ;различ разниц отлич разн
difficult;difficil;труд сложн
digital;numériq;цифров
dinner;dîner;ужин обед
diplomat;diplomat;диплом
direct;direct;прям непосредств направ
director;direct réalisateur;директор режиссер режиссёр
disab;handicap désactiv;инвалид отключ
disappear;dispar;исчез
disappoint;décep déç;разочар
disaster;catastroph désastre;катастроф бедств
discover;découv;обнаруж откры
discriminat;discrimin;дискримин
discuss;discut discussion évoqu entreten;обсу
diseas;maladi;болезн заболев
dismiss;rejet licenci;уволь отклон отверг
display;affich;показ отображ
distan;distan;расстоян дистанц
distribut;distribu répart;распредел дистрибут
district;district quartier;район округ
diver;divers;разнообр
doctor. doctors. physician;médecin docteur;врач доктор
document;document;документ
dog. dogs.;chien;соба
dollar;dollar;доллар
domain;domain;домен област
domestic;national intérieur domesti;внутренн отечеств домаш
dominat;domin;домин
donat;don;пожертв
door;porte;двер
doubt;dout;сомн
download;télécharg;загруз скач
dozen;douz dizain;десят дюжин
draft;projet brouillon;проект чернов
dream;rêv;мечт сн сон
dress;robe habill;плать оде
drink;boi boisson bu;пит напит пить
driv;condu moteur pilot chauff;вод драйв управл
drop;baiss chut tomb laiss;упа пад сниз
drug;drog médicament;наркот препарат лекарств
during.;pendant lors cours durant;во. время ходе течение
each.;chaque chacun;кажд
early. earlier. earliest.;tôt précoce début précéd avant;ран ранн
earn;gagn;зарабат зарабо получ
earth.;terre;земл
east;est. orient;восто
eat. ate. eating. eaten.;mang;ест съе едят
econom;économ;эконом
edit;édit modif;редакт издан
educat;éduca formation enseign;образован
effect;effet effic;эффект влия воздейств
efficien;effic;эффектив
effort;effort;усил
eight;huit;восем восьм
elect;élect élu;выбор избр электр
electric;électri;электр
eliminat;élimin;устран ликвид
email;courriel courrier mail;почт письм
embassy;ambassade;посольств
emerg;émerg;новы возник появ
emergenc;urgence;чрезвыч экстр неотлож
emission;émission;выброс
emotion;émotion;эмоци
emphas;soulign insist;подчер
employ;emplo travaill embauch;работ сотрудник занят
enabl;permet activ;позвол
encourag;encourag;поощр призв вдохнов ободр
encrypt;chiffr;шифр
end. ended. ends. ending.;fin. fini. termin. termin achev;кон законч завер
enem;ennemi;враг
energ;énerg;энерг
engine engineer;ingénieur moteur;инженер двигат
england. english.;angla anglet;англи
enhanc;amélior renforc;улучш повыш усил
enjoy;appréci profit plais;наслажд нрав удовольств
enough.;assez suffi;достаточно хват
ensur;assur garant veill;обеспеч гарант
enter;entr;вход войт вступ вош
enterprise;entreprise;предприят
entir;entier tout;весь цел полн
environment;environnement;окружающ сред эколог
epidemi;épidémi;эпидем
equal;égal;равн
equipment;équipement matériel;оборудован
error;erreur;ошибк
escap;échap évad fui;сбеж бежа избе спас
especial particular;particul surtout spécial notamment;особ частност
essential;essenti;важн необход
establish;établi cré mettre;устан созд учре
estimat;estim;оцен
europe;europ;европ
evaluat;évalu;оцен
even.;même;даже
evening;soir;вечер
event;événement évènement manifestation;событ мероприят
ever. never.;jamais;никогда когда-либо
every. everyone. everybody.;chaque tou;кажд все
eviden;preuve évident élément;доказ свидетел очевид данн
exact;exact précis;точн
examin;exam;изуч рассм обслед
exampl;exempl;пример
excellen;excellen;отличн превосх
except;sauf except;кроме исключ
exchang;échang;обмен
excit;excit enthous passionn;взволн восторг увлекат
execut;exécut dirigeant cadre;исполн казн руковод
exercis;exercic;упражн учен
exist;exist;существ
expand extend exten;étend élarg expan prolong;расшир продл
expect;attend prév;ожида
expens;cher coûteux dépense frais;дорог расход
experience;expérience vécu;опыт
experiment;expéri;эксперимент
expert;expert spécialiste;эксперт специалист
explain. explan;expli;объясн
explo;explos;взрыв взорв
explor;explor;исслед изуч
export;export;экспорт
expos;expos;подверг воздейств
express;exprim express;выра
extra;supplémentaire extra;дополн экстра
extreme;extrêm;крайне экстрем чрезвыч
eye. eyes.;œil yeux;глаз
face. faces. faced. facing.;visage fac confront;лиц столкн
facilit;facilit installation établissement;объект облегч учрежд способств
fact. facts.;fait;факт действительн
factor;facteur;фактор
factory;usine;завод фабрик
fail;échou échec manqu;не провал неудач неспособ
fair.;juste équitab foire;справедлив
faith;foi. confiance;вер
famil;famil;семь семей семе
famous;célèbre connu;знамен известн
fan. fans.;fan. fans. supporter admirat;фанат болельщ поклон
far. further. farther.;loin plus davantage;дале дальн
farm;ferme agric;ферм сельск
fast;rapid vit;быстр
father. dad. dads.;père papa;отец отц
favor favour;faveur favor favoris;польз благоприят любим
featur;fonctionn caractéris;функц особенн возможн
februar;février;феврал
feder;fédér;федера
fee. fees.;frais;сбор плат
feedback;retour commentaire avis;отзыв обратн
feel. felt. feeling.;sen ressent sentiment;чувств
female. women. woman.;femme;женщин женск
fever;fièvre;лихорад температур
few.;peu quelques;несколько мало
field;domain champ terrain;пол област
fight. fought. fighting. fighter;combat lutt bat;бор бо сраж драк
figure;chiffre figure;цифр фигур показат рис
file. files. filed. filing.;fichier déposé dépos;файл пода
fill;rempli;заполн
film;film;фильм кино
final;final dernier définitif enfin;финал оконч наконец послед
financ;financ;финанс
find. found. finds. finding. findings.;trouv constat découv résultat;наш нахо обнаруж результат вывод
fine.;amende fin bien;штраф хорош
finger;doigt;палец пальц
finish;fin termin;финиш законч заверш
fire. fired. fires. firing.;feu incend tir renvo;огон пожар уволь стрел огн
first.;premi d'abord abord;перв впервые сначала
fish;poisson pêche;рыб
five.;cinq;пят
fix;fix corrig corre;исправ фикс
flag;drapeau;флаг
flexib;flexib soupl;гибк
flight;vol. vols.;рейс полет полёт
flood;inond;наводн
floor;étage sol plancher;пол этаж
flow;flux débit écoul;поток теч
flu. influenza.;gripp;грипп
fly. flew. flying.;vol;лет полет полёт
focus;concentr accent ax;сосредоточ фокус внима
follow;suiv suit;след
food;alimen nourriture;пищ еда еды питан продовольств продукт
foot. feet.;pied;ног фут стоп
football soccer;football foot;футбол
for.;pour;для
force. forces. forced.;forc;сил застав вынуд войск
foreign;étranger;иностран зарубеж
forest;forêt;лес
forget. forgot. forgotten.;oubl;забы
form. forms. formed. formal;form;форм
former.;ancien ex-;бывш прежн
forward.;avant;вперед вперёд
foundation;fondation;фонд основ
four. fourth.;quatr;четыр четвер
frame;cadre;рамк рамоч кадр
france. french.;franc français;франц
free. freedom;libr gratuit;свобод бесплат
frequen;fréque souvent;част
friday.;vendredi;пятниц
friend;ami;друг друз подруг дружеск
front.;devant avant front;перед фронт
fruit;fruit;фрукт плод
full. fully.;plein entièr complet;полн
function;fonction;функц
fund. funds. funding. funded.;fond financ;фонд финанс средств
funeral;funérail obsèques;похорон
future.;avenir futur;будущ
gain;gagn gain;прирост получ приобр
game. games.;jeu match partie;игр матч
gap. gaps.;écart lacune fossé;разрыв пробел
garden;jardin;сад
gas. gases.;gaz;газ
gather;rassembl réun recueill;собр собир
gender;genre sexe;пол гендер
gene. genes. genetic genom;gène génét génom;ген
general;général;генерал общ
generat;génér;поколен созда вырабат
german;allemand allemagne;герман немец
get. got. gets. getting.;obten recev avoir;получ
girl;fille;девоч девуш
give. gave. given. gives. giving.;donn;да дал предостав
glad. happy. happi;heur content réjou;рад счаст доволен
global. globe;mond global planète;глобальн мир
goal;but objectif;цел гол
god. gods.;dieu;бог бож
gold;or. doré;золот
good.;bon bien;хорош добр
government;gouvernement;правительств
governor;gouverneur;губернатор
gradual;progress;постепен
grand.;grand;больш гранд
grant;accord subvention octro;грант предостав
graph;graph;граф
great. greater. greatest.;grand formidab excellent;велик больш отличн
green.;vert;зелен зелён
ground.;sol terrain motif;земл основан почв
group;group;групп
grow. grew. growth. growing. grown.;croiss grand augment pouss;рост раст вырос расту
guarantee;garanti;гарант
guard;garde;охран
guess;devin suppos;предпол угада
guest;invité hôte;гост
guid;guid directive orientation;руковод рекоменд
guilt;coupab culpab;винов вин
gun. guns.;arme fusil pistolet;оружи пистолет ружь
hair;cheveu;волос
half.;moitié demi mi-;полов полу
hand. hands.;main;рук
happen;arriv produi pass;произ случ
hard. harder.;difficil dur;трудн тяжел тяжёл сложн усерд
hardware;matériel;оборудован аппарат
hat. hats.;chapeau;шляп шапк
hate;ha déteste;ненави
head. heads. headed.;tête chef dirig;глав голов руковод
health;santé sanit;здоров здравоохран медиц
hear. heard. hearing.;entend audien audition;слыш слуша услыш
heart;cœur cardi;сердц сердеч
heat. hot.;chaleur chaud;жар тепл горяч
heavy. heavily.;lourd fort;тяжел тяжёл
height. high. higher. highest. highly.;haut élev;высок выс выше
help;aid assist;помо
hero;héro;геро
hide. hidden.;cach;скры
highlight;soulign;подчер
hill;collin;холм
hire;embauch recrut lou;нан
histor;hist;истор
hit. hits.;frapp touch heurt;удар пораз хит
hold. held. holding. holds.;ten organis dét;держ провед
holiday;vacanc congé fêt;праздн отпуск каникул
home. homes.;domicil maison foyer accueil;дом
honest;honnêt;честн
honor honour;honn;честь поч
hope;esp;наде
horse;cheval chevaux;лошад кон
hospital;hôpi hospita;больниц госпитал стационар
host;hôt accueil héberg;хост принима хозя
hotel;hôtel;отел гостиниц
hour;heure;час
hous;maison log chambr;дом жиль палат
how.;comment;как
huge.;énorme immense;огромн
human;humain homme;челове люд
humanit;humanit;гуманит человеч
hundred;cent centaine;сот сто.
hunger. hungry.;faim;голод
hurricane;ouragan;ураган
hurt;bless mal;боль пострад ран
husband;mari époux;муж
ice. icy.;glace;лед лёд ледян льд
idea. ideas.;idée;иде мысл
identi;identi;идентиф личн
ill. illness;malad;бол заболев
illegal;illégal;незакон нелегал
image. images. imag;imag;изображ образ
immediat;immédiat;немедл сразу
immigra migra;immigr migr;мигра иммигра
immun;immun;иммун
impact;impact inciden répercussion;влиян воздейств последств
implement;mise œuvre appliqu implément;реализ осуществ внедр
import;import;импорт важн
important;import;важн
improv;amélior;улучш
inch inches.;pouce;дюйм
includ;compr inclu notamment;включ том
inclusi;inclusi;инклюзив
income;revenu;доход
increas;augment accr hausse;увелич рост повыш возрас
independ;indépend;независ
india. indian.;ind;инди
indicat;indiq indica;указ показ
individual;individu;индивид отдельн лиц человек
industr;industr secteur;промышл отрасл индустр
infect;infect;инфекц инфицир зараж
influenc;influ;влия
inform;inform renseign;информ сообщ
infrared;infrarouge;инфракрас
infrastructure;infrastructure;инфраструктур
initial;initial début;первонач начальн
initiativ;initiativ;инициатив
injur;bless;травм ран поврежд
innovat;innov;иннов
inside.;intérieur dans;внутри
insist;insist;настаив
inspect;inspect;инспек провер
inspir;inspir;вдохнов
install;install;устан
instead.;lieu plutôt;вместо
institut;institut;институт учрежд
instruct;instruct consign;инструк указан
instrument;instrument;инструмент прибор
insurance;assuranc;страхов
intellig;intellig renseign;развед интеллект
inten;inten entend;намер интенсив
interest;intér;интерес
interface;interface;интерфейс
international;internat;международ
internet;internet;интернет
interview;entre interview entretien;интервью
into.;dans en;в. на. во.
introduc;introdu présent;введ представ внедр
invent;invent;изобр
invest;invest;инвест вклад
investigat;enquê investig;расследов следств исслед
invit;invit;приглас
involve;impli concern particip;участв вовлек касат
iran;iran;иран
iraq;irak;ирак
island;île;остров
isolat;isol;изол
israel;isra;израил
issu;problème question émis publi;вопрос проблем выпу
ital;ital;итал
item;élément article point;пункт предмет элемент
januar;janvier;январ
japan;japon;япон
job. jobs.;emploi travail poste;работ должност мест
join;rejoi adhé uni;присоед вступ
joint.;conjoint commun;совместн
jok;blagu plaisant;шут
journal;journal revue;журнал
journey;voyage parcours traj;путеш путь поезд
judg;jug;суд
july.;juillet;июл
jump;saut bond;прыг скач
june.;juin;июн
justice;justice;справедлив юсти правосуд
keep. kept. keeping.;gard maint conserv contin;держ сохран
key. keys.;clé clef essentiel;ключ
kill;tu tué assassin;уб погиб
kind. kinds.;genre type sort gentil;вид тип добр
king. kingdom;roi royaume;корол
kitchen;cuisin;кух
knee;genou;колен
know. knew. known. knowledge. knows.;connai sav sai connu;зна извест
kremlin;kremlin;кремл
labor labour;travail travaillist;труд лейборист работ
laborator lab. labs.;laborat;лаборат
lack;manqu absence;недостат отсутств нехват
land. lands. landed. landing.;terre atterri;земл призем посад
language;langu langage;язык
larg;grand larg import gros;больш крупн
last.;dernier passé;последн прошл
late. later. latest.;tard derni récent;позд позже недавн последн
laugh;ri;сме
launch;lanc;запус старт
law. laws. lawyer legal;loi droit avocat juridiq légal;закон прав юри адвокат
lead. leader led. leading. leads.;dirig chef leader men condui;руковод лидер возглав вед
learn;appren appri;узна уч
least.;moins;меньш менее наимен
leave. left. leaving. leaves.;quitt laiss part gauche;поки оста уйти ушел выход лев
legisl;législ;законодат
length. long. longer.;long;дл долг
less. lesser.;moins;менее мень
lesson;leçon;урок
letter;lettr;письм букв
level;niveau;уровен уровн
liberal;libéra;либерал
librar;bibliothè;библиот
licens licenc;licence permis;лиценз
lie. lies. lied. lying.;ment;лож врать лгать
life. live. lives. lived. living. alive.;vi vie vivre vit;жизн жив прожив
light;lumi léger;свет легк лёгк
like.;comme aim;как. похож
likely.;probab susceptib;вероят скорее
limit;limit;огранич предел
line. lines.;ligne;лини строк
link;lien;ссыл связ
list;list;спис переч
listen;écout;слуш
litre liter;litre;литр
little.;peu petit;мал немного
local;local;местн локальн
locat;situ emplac;располож местополож
lock;verrou bloq;блокир замо
london;londr londonien;лондон
look. looked. looking. looks.;regard cherch air examin;смотр выгляд ищ
lose. lost. losing. loss.;perd pert;потер проиг утра
lot. lots.;beaucoup;много
love;amour aim ador;люб
low. lower. lowest.;bas faible infér;низк ниж
luck;chance;удач повез
lung;poumon pulmon;легк лёгк
machine;machine;машин
magazine;magazine;журнал
main.;princip;глав основн
maintain;maint entret;поддерж сохран
major;majeur principa import grand major;крупн основн серьезн серьёзн главн мажор
majority;majorité plupart;большин
make. made. making. makes.;fai fabriqu rend effectu;дел сдел созда
male. men. man.;homme masculin;мужчин мужск человек
manag;gér gestion direct manager parven;управл менедж руковод смог
manufactur;fabri;производ
many. much.;beaucoup nombreu bien;мног
map. maps.;carte;карт
march.;mars marche;март марш
mark.;marqu;отме марк знак
market;march;рынок рынк рыноч
marri;mari épous;жен замуж брак
mask;masque;маск
mass.;mass;масс
match;match corresp;матч соотв
material;matéri;материал
matter;import question affaire;дел важн вопрос
may.;mai peut pourr;может май мая
mayor;maire;мэр
mean. means. meant. meaning.;signifi moyen veut;знач означ имел средств
measur;mesur;мер измер
medal;médaille;медал
media.;média;сми медиа
medic;médic médec;медиц лекар
meet. met. meeting. meetings.;rencontr réun assembl;встреч собран совещан заседан
member;membre adhérent;член участник
memor;mémo souvenir;памят воспомин
mental;mental;психич психолог
mention;mention;упом
message;message;сообщ послан
method;méthode;метод способ
middle.;milieu moyen;средн середин ближн
mile miles.;mile kilom;мил
milit;milit;воен
million;million;миллион млн
mind;esprit;разум ум. мысл
minist;minist;минист
minor;mineur;несовершеннолет незначит мелк
minute;minute;минут
miss. missed. missing. misses.;manqu disparu rat;пропу пропал отсутств скуч
mission;mission;мисси
mistake;erreur;ошиб
mix;mélang mixt;смеш смес
mobile;mobile;мобил
mode. modes.;mode;режим
model;modèl mannequin;модел
modern;modern;совр
moment;moment instant;момент
monday.;lundi;понедельник
money;argent;деньг денег денеж
monitor;surveil suivi contrôl;монитор наблюд
month;mois;месяц ежемесяч
moon;lune;лун
more.;plus davantage;больше более
morning;matin;утр
mosco;moscou moscov;москв москов
most.;plus plupart;больш самы наибол
mother. mom. mum. mothers.;mère maman;мать матер мам
mount;mont;гор
mouse. mice.;souris;мыш
move. moved. moving. movement.;boug déplac mouvement démén;движ перем переех
movie;film;фильм кино
multiple;plusieurs multiple;нескольк множ
murder;meurtr assassin tu;убий
museum;musée;музе
music;musi;музык
must.;doi dev faut;долж необход
mutat;mutat;мутац
name. named. names.;nom;им назв назыв
narrow;étroit;узк
nation;nation pays;наци стран народ
natur;natur;природ естеств
near.;près proch;близ около рядом
necessar;nécess;необход нужн
need. needed. needs. needing.;besoin nécess faut;нужд необход нужн потреб
negotiat;négoci;переговор
neighb;voisin;сосед
network;réseau;сет
new. newly. news.;nouvel nouveau actualit;нов
next.;prochain suivant;след будущ
nice.;gentil agréab joli;приятн мил хорош
night;nuit soir;ноч вечер
nine.;neuf;девят
normal;normal;норм обычн
north;nord;север
note. notes. noted.;not remarqu constat;отме замет примеч
nothing.;rien;ничего ничто
notic;remarqu avis;замет уведом
notif;notif aver;уведом
novel.;nouveau roman;нов роман
november;novembre;ноябр
now. nowadays.;maintenant désormais actuel;сейчас теперь тепер
nuclear;nuclé;ядерн атомн
number;nombre numéro;числ номер количеств
numerous.;nombreu;многочисл
nurs;infirm;медсест медицинск
object;obj;объект возра предмет
observ;observ;наблюд обсерв
obtain;obten obtien;получ
obvious;évident;очевид
occasion;occasion;случа повод
occupy occupat;occup;оккуп заня
occur;produi surven arriv;происх случ возник
ocean sea. seas.;océan mer. mers. marin;океан мор
october;octobre;октябр
offer;offr propos;предлож предлаг
office. offices.;bureau cabinet;офис бюро кабинет управл
officer;agent officier chargé;офицер сотрудник
official;officiel responsab fonctionnaire;официал чиновник должност
often.;souvent;часто
oil;pétrol huil;нефт масл
old. older. oldest.;vieu ancien âg an ans.;стар лет. древн возраст
olymp;olymp;олимп
once.;fois;раз однажды
one.;un une;один одн
ongoing.;cours actuel;текущ продолж
online.;ligne internet;онлайн интернет
only.;seul uniq ne. que. qu;только лишь единст
open;ouv;откр
operat;opér exploit fonction;опера работ эксплуат
opinion;opinion avis;мнени
opponent oppos;oppos adversaire;оппон против
opportun;occasion opportun possib;возможн
option;option choix;вариант опци параметр
order. orders. ordered.;ordre command;порядок приказ заказ поряд
organ;organ;орган
origin;origin;происх изначал первонач оригинал
other. others.;autr;друг ин
outbreak;épidémi flambée foyer;вспышк
outcome result;résultat issue;результат исход итог
outside.;extérieur hors dehors;вне снаружи
over.;plus sur dessus;более над. свыше
own. owned. owner.;propre propriét;собствен влад свой
package;paquet;пакет
page. pages.;page;страниц
pain;douleur;бол боль
paint;pein;карт рис живоп
pair;paire;пар
pakistan;pakistan;пакистан
pandemi;pandémi;пандем
paper;papier article;бумаг стать документ газет
parallel;parallèl;паралл
parent;parent;родител
paris. parisi;paris;париж
parliament;parlement;парламент
part. parts.;partie part pièce;част
parti;partici parti particul;парти участ вечерин
participa;particip;участ
partner;parten;партнер партнёр
pass. passed. passes. passing.;pass adopt;про прош принят пас
passenger;passager;пассажир
past.;passé;прошл
path;chemin voie;пут троп
patient;patient;пациент больн терпел
pattern;modèl motif schéma;шаблон узор закономер модел
pay. paid. paying. payment.;pai pay verse;плат выпла оплат
peace;paix pacif;мир
penalt;pénalit peine penalty;штраф пенальт наказан
people. person. persons.;personne gens peuple;люд человек народ лиц лич
percent;pour cent %;процент %
perfect;parfait;идеал соверш
perform;perform effectu prestation résultat;выступ выполн производит исполн
period;périod;период
permanent;perman;постоян
permit permission;perm autoris;разреш
personal;personnel;личн персонал
personnel staff;personnel équipe;персонал сотрудник
perspective;perspectiv;перспектив
phase;phase stade;фаз этап
philosoph;philosoph;философ
phone. telephone;télépho appel;телефон звон
photo;photo;фото сним
physic;physi;физи
picture;photo image;картин фото изображ
piec;pièce morceau;кусок част
pilot;pilot;пилот
place. places. placed.;lieu place endroit;мест
plan. plans. planned. planning.;plan prév projet;план
planet;planèt;планет
plant;plant usine;растен завод
platform;plate plateforme;платформ
play;jou pièce;игра пьес роль
please.;veuillez prière s'il;пожалуйста
pleasure;plaisir;удовольств
plus.;plus;плюс
pneumonia;pneumon;пневмон
pocket;poche;карман
point;point;точк пункт очк указ
polic;polic polit;полиц полит
polit;polit;полит
poll. polls.;sondage scrutin;опрос голосов
pollut;pollu;загрязн
poor. poverty.;pauvre;бедн плох нищет
popula;popul;населен популяр
position;position poste;позиц должност полож
positiv;posit;положит позитив
possib;possib éventuel;возмож
post. posts. posted.;post publi;пост должност публик
potential;potent;потенц возможн
power;pouv puissan électr;власт мощ сил энерг
practi;prati cabinet;практи
prais;félicit lou salu;хвал похвал
pray;pri;молит
predict;préd prév;прогноз предсказ
prefer;préf;предпоч
pregnan;encein grossess;беремен
prepar;prépar;подгот
present;présent;представл настоящ присут подар
president;présid;президент председат
press.;presse appuy;пресс наж сми
pressur;pression;давлен
pretty.;assez joli;довольн красив
prevent;empêch prév;предот преду мешат профилакт
previous;précéd antér;предыдущ прежн ран
price;prix tarif;цен стоим
priest;prêtre;священ
primar;prim princip;первич основн началь
prime.;premier;премьер
prince. princess;princ;принц
principle;princip;принцип
print;imprim;печат
priorit;priorit;приоритет
prison. jail;prison détenu;тюр заключ
privac;vie. privé confidential;конфиденц приват
private;privé;частн приват
prize;prix;приз прем
probab;probab;вероят
problem;probl;проблем
procedur;procéd;процедур
process;process traitement procédé;процесс обработ
produc;produ fabri;произв продук продюсер
profes;profess;професс
profit;profit bénéf;прибыл
program;programm;программ
progress;progrè avanc;прогресс
project;projet;проект
promis;promett promi promesse;обещ
promot;promou promo favoris;продвиж повыш содейст поощр
proof. prove. proven. proved.;preuv prouv;доказ подтвер
proper;propre correct approprié;надлеж правильн собственн
property;propriété;собственн свойств имущ недвиж
propos;propos;предлаг предлож
propriet;propriét;собственн проприет
prospect;perspective;перспектив
protect;protég protect;защи охран
protein;protéine;белк белок протеин
protest;protest manifest;протест
protocol;protocol;протокол
proud. pride.;fier fierté;горд
provid;fourn offr;предоста обеспеч
provinc;provinc;провинц
public;publi;общест публич государств
publish publicat;publi;публик издан
pull;tir retir;тян вытащ
push;pouss;толк
put.;mettre mis met;полож став постав
qualit;qualit;качеств
quantit;quantit;количеств
quarter;quart trimestre;квартал четверт
queen;reine;королев
query queries.;requête;запрос
question;question;вопрос
quick;rapid vit;быстр
quit.;quitt;бросить ушел
quot;cit devis;цит
race. races. racing.;course race racial;гонк рас
racis;racis;расис
radio;radio;радио
rain;plui pleuv;дожд
rais;lev soulev augment collect élev;подн повыш вырас
rang;gamm allant plage;диапазон ряд
rapid;rapid;быстр
rare;rare;редк
rate. rates.;taux;ставк уровен темп показат коэффиц
rather.;plutôt;скорее
reach;attein parven;дост
react;réag réact;реак реаг
read. reading. reader;li lecture lecteur;чит
ready.;prêt;готов
real. really. reality.;réel vrai réalité;реал действит настоящ
realis realiz;réalis rendu compte;осозна реализ понял
reason;raison motif;причин
receiv;reç recev;получ
recent;récent derni;недавн последн
recogni;reconn;призна узна распозна
recommend;recommand;рекоменд
record;record enregistr;рекорд запис
recover;guér récup rétabli;выздор восстан
red.;rouge;красн
reduc;rédu diminu;сниз сокра умень
refer;référ renvo;ссыл относ реферер
reflect;refl;отраж
reform;réform;реформ
refugee;réfugié;бежен
refus;refus;отказ
regard;égard concern consid;отнош относит
region;régi;регион област
regist;regist inscri enregist;регистр реестр
regula;régl régul;регул правил регуляр
reject;rejet refus;отклон отказ отверг
relat;relation li parent rapport;отнош связ родств
releas;publi lib sort parution;выпус опублик освобо релиз
relevant;pertin;соответств актуальн
reliab;fiab;надежн надёжн
relig;relig;религ
remain;rest demeur;оста
remember remind;souven rappel;помн вспомн напомн
remote;distan éloign;удал отдал
remov;retir supprim enlev élimin;удал убр устран
renew;renouvel;возобнов
repair;répar;ремонт
repeat;répét;повтор
replac;rempla;замен
replicat;réplicat répliqu;реплик
report;rapport signal déclar article reportage;отчет отчёт сообщ доклад
represent;représent;представ
republic;républi;республик
request;demand requêt;запрос прос
require;exig nécess requ obligatoire demand;треб необход
rescue;sauv secours;спас
research;recherch chercheur étud;исследов учен учён
reserv;réserv;резерв запас
resign;démission;отстав уволь
resist;résist;сопрот устойч
resolution resolve;résol;резолюц реш разреш
resource;ressourc;ресурс
respect;respect;уваж соответств
respirator;respirat;респират дыхат
respon;répon réac;ответ реаг
responsib;respons;ответств
rest. rests.;rest repos;остал отдых
restaurant;restaurant;ресторан
restrict;restr;огранич
return;ret rentr rev;возвра верну
reveal;révél;раскры показ выяв
revenue;revenu recette chiffre;доход выруч
review;exam revue révis;обзор рассмотр
revolution;révolution;революц
rich;riche;богат
ride. riding. rode.;mont;езд еха
right. rights.;droit;прав
ring.;anneau bague;кольц
rise. rose. rising. risen.;hauss augment mont;рост вырос подн повыш
risk;risqu;риск опасн
river;riv fleuve;рек
road;rout;дорог
robust;robust;надежн надёжн устойч
rock. rocks.;rock roche pierre;рок скал кам
rocket;fusée;ракет
role. roles.;rôle;роль роли
room. rooms.;chambre salle pièce place;комнат зал
round.;tour rond;раунд кругл тур
royal;roya;корол
rule;règl;правил
run. ran. runs. running.;cour exécut fonction;бег запус работ бе
russia;russ;росси русск
sad. sadly.;trist;груст печал
safe;sûr sécurit;безопас
sale. sales. sell. sold. selling.;vend vente;прод
same.;même;же. тот так одинаков
sampl;échantillon;образц проб выбор
sanction;sanction;санкц
satellit;satellit;спутник
saturday.;samedi;суббот
sav;économis sauv enregist;спас сохран эконом
say. said. says. saying.;di déclar affirm annonc;сказ говор заяв слов
scal;échelle;масштаб шкал
scandal;scandal;скандал
scene;scène;сцен
schedul;calendrier prévu programm horair;распис график заплан
school;école scolaire;школ
scien;scien;наук науч учен учён
score;marqu score but;счет счёт забил балл очк
screen;écran dépist;экран скрин
script;script scénar;сценар скрипт
search;cherch recherch;поиск иска
season;saison;сезон
second.;deuxième second;втор секунд
secre;secr;секрет тайн
section;section rubriq;раздел секц
sector;secteur;сектор отрасл
secur;sécur;безопас
see. saw. seen. sees. seeing.;voi vu;вид
seek. sought.;cherch sollicit;стрем искать добив
seem;sembl para;каж
select;sélect choi;выб выбор отбор
senat;sénat;сенат
send. sent. sends. sending.;envo;отправ посл
senior;supér haut âgé;старш высокопост пожил
sens;sens;смысл чувств
sensitiv;sensib;чувствит
sentence;peine phrase condamn;приговор предлож
separat;sépar distinct;отдель раздел
september;septembre;сентябр
sequenc;séquen;последов секвен
serie;séri;сери ряд
serious;grav sérieu;серьез серьёз тяжел
serv;serv;служ сервер обслуж сервис услуг
session;session séance;сесси
set.;ensemble fix mis défini réglag;набор устан
setting;paramètr réglag;настро
settle;règl install;урегулир посел
seven.;sept;сем
sever;sévère grav sévér;тяжел тяжёл суров серьез
several.;plusieurs;нескольк
sex;sex;секс пол
shar;partag part action;дел доля акци общ обмен
shift;décal évol chang;сдвиг смен
ship. ships.;navire bateau;кораб суд
shirt;chemise;рубаш футбол
shock;choc choqu;шок
shoe;chaussur;обув туфл
shoot. shot. shots.;tir;стрел выстр
shop. shops. shopping. store. stores.;magasin boutiq;магазин
short;court bref;корот
should.;devr dev doi faut convien;долж следует
show;montr spectac émission;пок шоу
shut;ferm;закры
side. sides.;côté part;сторон бок
sign. signs. signed. signature;sign;подпис знак признак
signific;signific important considérab;значит существ
silen;silenc;тишин молч
similar;simil sembl;похож аналог сход подоб
simpl;simpl;прост
sinc;depuis;с. со. после
sing. singer song;chant;пе песн
single.;seul unique célibat;един один одн
sister;sœur;сестр
sit. sits. sitting. sat.;ass;сид сел
site. sites. website;site;сайт мест
situat;situa;ситуац полож
six.;six;шест
size. sizes.;taille dimension;размер
skill;compétence;навык умен
skin;peau;кож
sky. skies.;ciel;неб
sleep;sommeil dorm;сон сп
slow;lent ralent;медлен
small. smaller.;petit;мал небольш
smil;sour;улыб
smok;fum;кур дым
snow;neig;снег
social;soci;социальн
societ;soci;обществ
software;logiciel;программ
solar;sol;солн
soldier;soldat;солдат военн
solution solve;solu réso;реш
some. something. sometimes.;certain quelque parfois;некотор что-то иногда нескольк
son. sons.;fils;сын
soon.;bientôt dès;скоро вскоре
sorry.;désolé;жаль извин прост
sound;son. sonor;звук
source;sourc;источник исходн
south;sud;юг южн
space;espac spatia;косм пространств
spain. spanish.;espagn;испан
speak. spoke. spoken. speech. speaking.;parl discours;говор реч
special;spécia;особ специальн
species;espèce;вид
specif;spécif précis particul;конкрет специф определ
spectr;spectr;спектр
speed;vitesse;скорост
spend. spent. spending.;dépens pass;трат расход провел
spirit;esprit;дух
split;divis scind sépar;раздел раскол
spokes;porte-parole porte;пресс представит
sponsor;sponsor parrain;спонсор
sport;sport;спорт
spot. spots.;endroit repér;мест точк пятн
spread;propag répan;распростран
spring;printemps;весн
square.;carré place;площад квадрат
stab;stab poignard;стабил ножев
stadium;stade;стадион
stage. stages.;stade étape scène;стади этап сцен
stand. stood. standing.;debout rest;сто
standard;norm standard;стандарт норм
star. stars.;étoile star vedett;звезд
state. stated. statement. states.;déclar affirm état;заяв
state. states. state-;état;штат государств
station;station gare poste;станц
statistic;statist;статист
status;statut état;статус состоян
stay;rest séjour;оста пребыв
steel;acier;стал
step. steps.;étape pas. mesur;шаг
still.;toujours encore;все. всё. ещ еще
stock;action stock bours;акци запас
stop;arrêt cess;останов прекра
stor;stock conserv;хран
storm;tempête orage;шторм бур
story. stories.;hist récit;истори рассказ
straight;droit direct;прям
strange;étrange bizarr;странн
strateg;straté;страте
street;rue;улиц
strength. strong. stronger.;fort forc renforc solid;сил сильн укреп крепк
stress;stress soulign;стресс подчерк
strike. struck. strikes.;grèv frapp;удар забаст
structur;structur;структур
struggl;lutt peine;борьб боро
stud;étud;исслед изуч учеб
student;étudiant élèv;студент учащ ученик
stuff.;chos truc;вещ
style;style;стил
subject;sujet objet;предмет субъект тем
submi;soumi présent envo;пода представ
succe;réuss succès succ;успе удал
such.;tel;так
sudden;soudain;внезап вдруг
suffer;souffr subi;страда
suggest;suggér propos;предлож предпол
suit. suits.;costume procès;костюм иск
summer;été estiv;лет летн
summit;sommet;саммит вершин
sun. suns.;soleil;солнц
sunday.;dimanche;воскресен
suppl;fourn approvision offre;постав снабж
support;sout support appui;поддерж
suppose;suppos cens;предпол
sure.;sûr certain;уверен конечн
surfac;surfac;поверхн
surg;chirurg;хирург операц
surpris;surpr étonn;удив неожид сюрприз
surround;entour;окруж
surveil;surveil;наблюд надзор слежк
survey;enquêt sondage;опрос обследов
surviv;surv;выж
suspect;suspect soupçon;подозр
suspend suspens;suspen;приостан
sustain;durabl souten;устойчив
swedish sweden;suéd;швец швед
swim;nag nat;плав плы
switch;pass bascul commut;переключ переход
symbol;symbol;символ
symptom;symptôm;симптом
syndrom;syndrom;синдром
syria;syri;сири
system;systèm;систем
table. tables.;tabl;стол таблиц
take. took. taken. takes. taking.;pren pri. pris. prise;взят брать приним прин взял
talent;talent;талант
talk;parl discu conver;говор разгов перегов
target;cibl objectif vis;цел мишен
task;tâch;задач
tax;impôt tax fisc;налог
teach. teacher. taught. teaching.;enseign professeur appren;учит преподав
team;équip;команд групп
tear. tears.;larm déchir;слез слёз
technic techni;techni;техни
technolog;technolog;технол
teen;adolescen;подрост
telecom;télécom;телеком
telescope;télescop;телескоп
televis tv.;télévi télé;телевид теле тв.
tell. told. tells. telling.;di racont;рассказ сказ говор сообщ
temperatur;températ;температур
ten. tens.;dix dizain;десят
tend. tends. tendency.;tend;склон тенденц
tension;tension;напряж
term. terms.;terme condition;термин услов срок
terrib;terrib;ужасн страшн
territor;territo;террит
terror;terror;террор
test;test dépist essai;тест испыт анализ
text;texte;текст
than.;que qu;чем
thank;merci remerci grâce;благодар спасибо
theatr theater;théâtr;театр
their.;leur ses;их свои своих своей свою
theor;théor;теор
therap;thérap traitement;терап лечен
these.;ces cet;эти этих
they.;ils elles;они
thing;chos;вещ дел
think. thought. thinking. thinks.;pens cro;дума мысл счита
third.;trois tiers;трет
this.;ce cet cette ces;это этот эта эту этой этом
thousand;mille millier;тысяч
threat;menac;угро
three.;trois;тр
through.;travers par. moyen;через сквозь
throw. threw. thrown.;jet lanc;брос
thursday.;jeudi;четверг
ticket;billet;билет
tie. ties. tied.;lien égalité cravate;связ нич галстук
tight;serr étroit;туго плотн жестк
time. times.;temps fois heure moment;врем раз пор
tip. tips.;conseil pourboire;совет
tired.;fatigu;устал
tissue;tissu;ткан
title;titr;назван титул заглав заголов
today.;aujourd;сегодн
together.;ensemble;вместе
tomorrow.;demain;завтра
tonne ton. tons.;tonne;тонн
tool;outil;инструмент
top. tops.;haut sommet premi;верх топ лучш
total;total;общ всего итог полн
touch;touch;каса прикос трог
tough;dur difficil;жестк жёстк трудн
tour;tour;тур экскурс
tourn;tournoi;турнир
toward;vers;к. направл
track;pist suiv;след трек отслеж
trade. trading.;commerc échange négoc;торгов сделк
trademark;marque;товарн знак
tradit;tradi;традиц
traffic;trafic circulation;движен трафик
tragedy tragic;trag;трагед трагич
train;train form entraîn;поезд трен обуч
transfer;transf;перев перед трансфер
transform;transform;преобраз трансформ
transition;transi;переход
translat;tradu;перев
transmi;trans;перед
transport;transport;транспорт
travel;voyag déplac;путеш поезд
treat;trait soign;леч обращ
treaty;traité;договор
tree. trees.;arbre;дерев
trend;tendance;тенденц тренд
tri. try. tried. trying. tries.;essa tent;пыт попроб стара
trial;essai procès;суд испытан исслед
trip. trips.;voyage;поезд путеш
troop;troup;войск
trop;tropic;троп
troubl;problèm ennui troubl;проблем неприят
truck;camion;грузовик
true. truth.;vrai vérit;правд истин
trump;trump;трамп
trust;confianc;довер
tuesday.;mardi;вторник
turkey. turkish.;turq turc;турц турец
turn. turned. turns. turning.;tourn tour devenu;поверн превра оказ очеред
twelve.;douze;двенадцат
twice.;deux fois double;дважды вдвое
two.;deux;дв двух оба
type. types.;type genre;тип вид
typical;typiq généralement;типич обычн
ultimat;ultim final;конечн окончат
ultraviolet;ultraviolet;ультрафиолет
uncle.;oncle;дяд
under.;sous moins;под. менее
underst;compr compri;пон
unemploy;chômage;безработ
unfortunat;malheureus;сожал
union;union syndica;союз профсоюз
unit. units.;unité;единиц подраздел юнит
unite united;uni;объедин соединенн соединённ оон.
univers;universit univers;универс вселен
unless.;sauf moins;если. если
until.;jusqu;до. пока
update;jour actualis;обнов
upgrad;mettre mise niveau;обновл модерн
upgrade;mise niveau;обнов
urban;urbain;город
urge;exhort appel invit;призв
use. used. uses. using. user;utilis emplo usage;использ пользов примен
usual;habitu générale;обычн
vaccin;vaccin;вакцин
validat;valid;провер подтвер валид
value. values.;valeur;ценн стоим значен
various variety;divers différent vari;различн разн
vast.;vaste immens;огромн обшир
vehicl;véhicul;автомоб транспорт
vendor;fournisseur vendeur éditeur;поставщик вендор
version;version;верси
vertical;vertical;вертик
very.;très;очень
victim;victim;жертв пострадав
victor;victoir;побед
video;vidéo;видео
view;vue vis;взгляд вид просм мнен
villag;villag;дерев сел
violen;violen;насил жесток
viral virus;vir;вирус
visit;visit;визит посет посещ
visual;visuel;визуал
vital;vital essentiel;жизненн важн
voice;voix;голос
volume;volum;объем объём том
volunt;volont bénévo;добровол волонт
vote. votes. voting. voter voted.;vot élect;голос
vulnerab;vulnérab;уязвим
wage;salair;зарплат зараб
wait;atten;жда ожида
walk;march promen;ход гуля пешк
wall. walls.;mur;стен
want;veu voul souhait;хо
war. wars.;guerr;войн
warm;chaud réchauff;тепл теп
warn;aver mis garde avertiss;предуп
wash;lav;мыть мыт
washington;washington;вашингтон
waste;déch gaspill;отход
watch;regard montr surveil;смотр наблю час
water;eau;вод
wave;vague onde;волн
way. ways.;façon manièr moyen voie;способ образ пут
weak;faib;слаб
wealth;riche;богат
weapon;arm;оруж
wear. wore. wearing. worn.;port;нос оде
weather;météo temps;погод
web.;web;веб интернет сет
wedding;mariage;свадьб
wednesday.;mercredi;сред
week;semaine hebdo;недел
weigh;poids pes;вес
welcom;bienvenu accueil;добро приветств рад
well.;bien;хорош
west;ouest occid;запад
what. which.;quel que;что как котор
when.;quand lorsqu;когда
where.;où;где куда
whether.;si;ли
while.;tandis pendant alors;пока хотя время
white.;blanc;бел
whole.;entier tout ensemble;весь цел
wide. widely.;large vaste grande;широк
wife.;femme épouse;жен
wild;sauvag;дик
will.;sera seront va vont;буд
win. wins. winner winning. won.;gagn remport vainq victoir;выигр побед
wind. winds.;vent éolien;ветер ветр
window;fenêtr;окн окон
winter;hiver;зим
wish;souhait vœu voul;жела хот
withdraw;retir retrait;отозв выход вывод
within.;sein dans intérieur;внутри течение рамк
without.;sans;без.
witness;témoin;свидет
wonder;demand merveil;интерес удив чудес
wood;bois;дерев лес
word;mot parol;слов
work. works. worked. working. worker;travail œuvr fonction ouvrier;работ труд
world. worldwide;mond;мир всемир
worr;inqui préoccup souci;беспоко волн тревож
worth.;vaut valeur;сто
wound;bless plaie;ран
write. writing. written. wrote. writer;écri rédig;пис напис
wrong.;mal tort mauvais erron;неправ ошиб не
year;an ann. anné ans.;год лет. году
yellow;jaune;желт жёлт
yesterday.;hier;вчера
yet.;encore pourtant;еще ещё пока
york.;york;йорк
young. younger. youth;jeun;молод юн
your.;votre vos;ваш
zero.;zéro;нол нул
zone. zones.;zone;зон
`;
